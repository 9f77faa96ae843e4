package io.videoconf.messaging.sealing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** Seals marked components while they are written, and opens them while they are read: in the one pass that there is. */
public final class SealingModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /** With this sealer. */
    public SealingModule(Sealer sealer) {
        super("videoconf-sealing");
        addDeserializer(String.class, new Opening(sealer));
        setSerializerModifier(new Marked(sealer));
    }

    private static final class Marked extends ValueSerializerModifier {
        private static final long serialVersionUID = 1L;
        private final transient Sealer sealer;

        Marked(Sealer sealer) {
            this.sealer = sealer;
        }

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription.Supplier described, List<BeanPropertyWriter> properties) {
            Class<?> type = described.getBeanClass();
            if (!type.isRecord()) {
                return properties;
            }
            List<BeanPropertyWriter> changed = new ArrayList<>(properties.size());
            for (BeanPropertyWriter property : properties) {
                Owner owner = Owner.of(type, property.getMember().getName());
                changed.add(owner == null ? property : new Sealing(property, owner, sealer));
            }
            return changed;
        }
    }

    private static final class Sealing extends BeanPropertyWriter {
        private static final long serialVersionUID = 1L;
        private final transient Owner owner;
        private final transient Sealer sealer;

        Sealing(BeanPropertyWriter plain, Owner owner, Sealer sealer) {
            super(plain);
            this.owner = owner;
            this.sealer = sealer;
        }

        @Override
        public void serializeAsProperty(Object holder, JsonGenerator out, SerializationContext context)
                throws Exception {
            @Nullable Object value = get(holder);
            if (value == null || !sealer.seals()) {
                super.serializeAsProperty(holder, out, context);
            } else if (value instanceof String text) {
                out.writeName(getName());
                write(text, holder, out);
            } else if (value instanceof Collection<?> texts) {
                out.writeName(getName());
                out.writeStartArray();
                for (Object each : texts) {
                    write((String) each, holder, out);
                }
                out.writeEndArray();
            } else {
                throw new IllegalStateException("only texts are sealed, and " + getName() + " is none");
            }
        }

        private void write(String text, Object holder, JsonGenerator out) {
            String sealed =
                    sealer.seal(text, owner.person(holder, text, sealer), owner.what(), owner.scope(), getName());
            out.writeStartObject();
            out.writeName(Sealer.FIELD);
            out.writeString(sealed);
            out.writeEndObject();
        }
    }

    private static final class Opening extends StdScalarDeserializer<String> {
        private final transient Sealer sealer;

        Opening(Sealer sealer) {
            super(String.class);
            this.sealer = sealer;
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.VALUE_STRING) {
                return parser.getString();
            }
            if (token != JsonToken.START_OBJECT) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String field = field(parser);
            if (parser.nextToken() != JsonToken.PROPERTY_NAME || !Sealer.FIELD.equals(parser.currentName())) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            parser.nextToken();
            String sealed = parser.getString();
            parser.nextToken();
            return sealer.open(sealed, field);
        }

        /** The name of the property that the text, or the list that it is in, is the value of. */
        private static String field(JsonParser parser) {
            @Nullable TokenStreamContext at = parser.streamReadContext().getParent();
            while (at != null && at.inArray()) {
                at = at.getParent();
            }
            String name = at == null ? null : at.currentName();
            return name == null ? "" : name;
        }
    }
}
