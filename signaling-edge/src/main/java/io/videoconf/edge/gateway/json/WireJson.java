package io.videoconf.edge.gateway.json;

import io.videoconf.api.kernel.Id;
import io.videoconf.api.kernel.RefusalCode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The one mapper of the wire: snake_case, lower-case enums, ids as text, times as UTC.
 *
 * <p>Duplicate keys, trailing text and deep nesting are refused when reading.
 */
public final class WireJson {
    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule("wire")
                    .addSerializer(Id.class, new IdText())
                    .addSerializer(RefusalCode.class, new CodeText())
                    .addSerializer(Enum.class, new EnumText()))
            .build();

    private WireJson() {}

    /** An empty object to fill. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Parses strictly.
     *
     * @throws JacksonException when it is not well-formed JSON within the limits
     */
    public static JsonNode parse(byte[] text) {
        return MAPPER.readTree(text);
    }

    /** UTF-8 bytes. */
    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** One line of text. */
    public static String line(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** Any value of the shared API as the wire shows it. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** An enum constant on the wire. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The same JSON in one way of writing: keys in order, no white space. */
    public static byte[] canonical(JsonNode node) {
        return bytes(sorted(node));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> inOrder = new TreeMap<>();
            node.properties().forEach(entry -> inOrder.put(entry.getKey(), sorted(entry.getValue())));
            ObjectNode copy = object();
            copy.setAll(inOrder);
            return copy;
        }
        if (node.isArray()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(sorted(element)));
            return copy;
        }
        return node;
    }

    private static final class IdText extends StdSerializer<Id> {
        IdText() {
            super(Id.class);
        }

        @Override
        public void serialize(Id id, JsonGenerator out, SerializationContext context) {
            out.writeString(id.value());
        }
    }

    /** Refusal codes are names that clients compare, so they keep their case. */
    private static final class CodeText extends StdSerializer<RefusalCode> {
        CodeText() {
            super(RefusalCode.class);
        }

        @Override
        public void serialize(RefusalCode code, JsonGenerator out, SerializationContext context) {
            out.writeString(code.name());
        }
    }

    @SuppressWarnings("rawtypes") // Jackson names enums so
    private static final class EnumText extends StdSerializer<Enum> {
        EnumText() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum constant, JsonGenerator out, SerializationContext context) {
            out.writeString(constant.name().toLowerCase(Locale.ROOT));
        }
    }
}
