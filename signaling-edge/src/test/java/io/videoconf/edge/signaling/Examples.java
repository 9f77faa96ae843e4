package io.videoconf.edge.signaling;

import io.videoconf.edge.gateway.json.WireJson;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Something that fits a JSON schema, with all that it may have. */
final class Examples {
    private static final String ADDRESS = "https://example.org/";

    private Examples() {}

    /** A text of exactly so many characters. */
    static String text(Map<?, ?> schema, int length) {
        String begun = "uri".equals(schema.get("format")) ? ADDRESS : "";
        return begun + "x".repeat(length - begun.length());
    }

    static JsonNode of(Map<?, ?> schema) {
        if (schema.containsKey("const")) {
            return WireJson.tree(schema.get("const"));
        }
        Object type = schema.get("type");
        return switch (String.valueOf(type instanceof List<?> several ? several.getFirst() : type)) {
            case "object" -> object(schema);
            case "string" -> WireJson.tree(text(schema));
            case "integer" -> WireJson.tree(schema.containsKey("minimum") ? schema.get("minimum") : 1);
            case "boolean" -> WireJson.tree(true);
            default -> throw new IllegalArgumentException("no example of " + schema);
        };
    }

    private static ObjectNode object(Map<?, ?> schema) {
        ObjectNode example = WireJson.object();
        if (schema.get("properties") instanceof Map<?, ?> fields) {
            fields.forEach((name, field) -> example.set(String.valueOf(name), of((Map<?, ?>) field)));
        }
        return example;
    }

    private static Object text(Map<?, ?> schema) {
        if (schema.get("enum") instanceof List<?> words) {
            return words.getFirst();
        }
        return switch (String.valueOf(schema.get("format"))) {
            case "uuid" -> "01900000-0000-7000-8000-0000000000e1";
            case "uri" -> ADDRESS;
            default -> "some text";
        };
    }
}
