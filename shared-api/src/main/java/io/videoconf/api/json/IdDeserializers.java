package io.videoconf.api.json;

import io.videoconf.api.kernel.Id;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleDeserializers;

/** Reads every {@link Id} from a plain string, by its canonical constructor, which checks it. */
final class IdDeserializers extends SimpleDeserializers {

    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        if (type.isTypeOrSubTypeOf(Id.class) && type.isConcrete()) {
            return new IdDeserializer(type.getRawClass());
        }
        return super.findBeanDeserializer(type, config, description);
    }

    private static final class IdDeserializer extends StdDeserializer<Object> {
        private final MethodHandle constructor;

        IdDeserializer(Class<?> type) {
            super(type);
            try {
                constructor = MethodHandles.publicLookup()
                        .findConstructor(type, MethodType.methodType(void.class, String.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(type + " has no constructor from text", e);
            }
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getValueAsString();
            if (text == null) {
                return context.handleUnexpectedToken(getValueType(context), parser);
            }
            try {
                return constructor.invoke(text);
            } catch (IllegalArgumentException e) {
                return context.weirdStringException(text, handledType(), e.getMessage());
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
