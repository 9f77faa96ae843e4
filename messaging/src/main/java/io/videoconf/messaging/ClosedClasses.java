package io.videoconf.messaging;

import io.videoconf.api.json.MessageTypes;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.serialization.SerializationException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads the name of a class, as a response type carries it, without loading any but those that may be answered. */
@SuppressWarnings("rawtypes") // a deserializer is registered for the raw class
final class ClosedClasses extends StdDeserializer<Class> {
    private static final Set<Class<?>> PLAIN = Set.of(String.class, Boolean.class, Integer.class, Long.class);
    private static final Map<String, Class<?>> BY_NAME = java.util.stream.Stream.concat(
                    MessageTypes.all().stream(), PLAIN.stream())
            .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

    ClosedClasses() {
        super(Class.class);
    }

    @Override
    public Class deserialize(JsonParser parser, DeserializationContext context) {
        String name = parser.getString();
        Class<?> known = name == null ? null : BY_NAME.get(name);
        if (known == null) {
            throw new SerializationException("\"" + name + "\" is not a class that is answered");
        }
        return known;
    }
}
