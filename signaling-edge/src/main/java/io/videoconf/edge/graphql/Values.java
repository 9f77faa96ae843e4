package io.videoconf.edge.graphql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as GraphQL takes variables: plain maps, lists and values. */
final class Values {
    private Values() {}

    static Map<String, @Nullable Object> of(ObjectNode object) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        object.properties().forEach(field -> values.put(field.getKey(), value(field.getValue())));
        return values;
    }

    private static @Nullable Object value(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return of(object);
        }
        if (node.isArray()) {
            List<@Nullable Object> all = new ArrayList<>(node.size());
            node.forEach(element -> all.add(value(element)));
            return all;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToInt() ? (Object) node.intValue() : node.bigIntegerValue();
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        return node.isNull() ? null : node.stringValue();
    }
}
