package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Spoils a good request in one field at a time. */
final class Spoiler {
    private Spoiler() {}

    /**
     * A request with one thing wrong.
     *
     * @param field the field that the answer must name, with dots between its parts
     */
    record Spoilt(String field, String how, ObjectNode body) {
        @Override
        public String toString() {
            return field + " " + how;
        }
    }

    static List<Spoilt> spoilt(ObjectNode good, List<String> required) {
        List<Spoilt> all = new ArrayList<>();
        all.add(new Spoilt("surprise", "unknown", good.deepCopy().put("surprise", 1)));
        for (String field : required) {
            ObjectNode without = good.deepCopy();
            without.remove(field);
            all.add(new Spoilt(field, "missing", without));
            all.add(new Spoilt(field, "null", good.deepCopy().set(field, Json.value(null))));
        }
        mistype(good, good, "", all);
        return all;
    }

    private static void mistype(ObjectNode good, JsonNode part, String prefix, List<Spoilt> all) {
        part.propertyStream().forEach(each -> {
            String field = prefix + each.getKey();
            for (JsonNode wrong : wrongFor(each.getValue())) {
                ObjectNode body = good.deepCopy();
                ((ObjectNode) body.at(
                                prefix.isEmpty()
                                        ? ""
                                        : "/"
                                                + prefix.substring(0, prefix.length() - 1)
                                                        .replace('.', '/')))
                        .set(each.getKey(), wrong);
                String shown = wrong.toString();
                all.add(new Spoilt(field, "= " + shown.substring(0, Math.min(40, shown.length())), body));
            }
            if (each.getValue().isObject()) {
                mistype(good, each.getValue(), field + ".", all);
                ObjectNode body = good.deepCopy();
                ((ObjectNode) body.at("/" + field.replace('.', '/'))).put("surprise", 1);
                all.add(new Spoilt(field + ".surprise", "unknown", body));
            }
        });
    }

    private static List<JsonNode> wrongFor(JsonNode good) {
        JsonNode object = Json.object("a", 1);
        JsonNode array = Json.value(List.of(1));
        if (good.isString()) {
            return List.of(Json.value(17), Json.value(true), object, array, Json.value("x".repeat(6000)));
        }
        if (good.isBoolean()) {
            return List.of(Json.value("yes"), Json.value(1), object, array);
        }
        if (good.isNumber()) {
            return List.of(
                    Json.value("many"), Json.value(1.5), Json.value(-1), Json.value(Long.MAX_VALUE), object, array);
        }
        return good.isArray()
                ? List.of(Json.value("x"), Json.value(17), object)
                : List.of(Json.value("x"), Json.value(17), array);
    }
}
