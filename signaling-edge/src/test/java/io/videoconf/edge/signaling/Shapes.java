package io.videoconf.edge.signaling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The JSON schema of what was seen: of several instances of one thing, what all of them fit. */
final class Shapes {
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z";

    private Shapes() {}

    static Map<String, Object> of(Collection<? extends JsonNode> seen) {
        Map<String, Object> schema = new LinkedHashMap<>();
        Set<String> types = new LinkedHashSet<>();
        seen.forEach(node -> types.add(type(node)));
        if (types.contains("number")) {
            types.remove("integer");
        }
        schema.put("type", types.size() == 1 ? types.iterator().next() : new ArrayList<>(types));
        List<? extends JsonNode> texts =
                seen.stream().filter(JsonNode::isString).toList();
        if (!texts.isEmpty()) {
            format(texts, schema);
        }
        if (types.contains("object")) {
            object(seen.stream().filter(JsonNode::isObject).toList(), schema);
        }
        if (types.contains("array")) {
            List<JsonNode> items = new ArrayList<>();
            seen.stream().filter(JsonNode::isArray).forEach(array -> array.forEach(items::add));
            if (!items.isEmpty()) {
                schema.put("items", of(items));
            }
        }
        return schema;
    }

    private static void format(List<? extends JsonNode> texts, Map<String, Object> schema) {
        if (texts.stream().allMatch(text -> text.asString().matches(UUID))) {
            schema.put("format", "uuid");
        } else if (texts.stream().allMatch(text -> text.asString().matches(TIME))) {
            schema.put("format", "date-time");
        }
    }

    private static void object(List<? extends JsonNode> objects, Map<String, Object> schema) {
        Map<String, List<JsonNode>> fields = new LinkedHashMap<>();
        objects.forEach(object -> object.propertyStream()
                .forEach(field -> fields.computeIfAbsent(field.getKey(), _ -> new ArrayList<>())
                        .add(field.getValue())));
        List<String> always = fields.keySet().stream()
                .filter(name -> objects.stream().allMatch(object -> object.has(name)))
                .toList();
        if (!always.isEmpty()) {
            schema.put("required", always);
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach((name, values) -> properties.put(name, of(values)));
        schema.put("properties", properties);
    }

    private static String type(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING, BINARY, POJO -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
            case NULL, MISSING -> "null";
        };
    }
}
