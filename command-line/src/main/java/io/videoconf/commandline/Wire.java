package io.videoconf.commandline;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as trees: who knows the contract only has no classes to bind to. */
final class Wire {
    private static final JsonMapper LINES = JsonMapper.builder().build();
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Wire() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A missing node for what is empty, or no JSON at all. */
    static JsonNode read(String text) {
        try {
            return text.isBlank() ? JsonNodeFactory.instance.missingNode() : LINES.readTree(text);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.missingNode(); // a proxy's page, say
        }
    }

    static String line(JsonNode tree) {
        return LINES.writeValueAsString(tree);
    }

    static String pretty(JsonNode tree) {
        return PRETTY.writeValueAsString(tree);
    }
}
