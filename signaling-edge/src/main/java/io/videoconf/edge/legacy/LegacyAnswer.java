package io.videoconf.edge.legacy;

import io.videoconf.edge.gateway.json.WireJson;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What this door says: its own shapes, and the words that its clients compare with. */
record LegacyAnswer(int status, JsonNode body) {
    private static final String STATUS = "status";

    static LegacyAnswer success(int status, JsonNode data) {
        ObjectNode body = WireJson.object().put(STATUS, "success");
        body.set("data", data);
        return new LegacyAnswer(status, body);
    }

    static LegacyAnswer all(List<? extends JsonNode> rows) {
        ArrayNode data = WireJson.object().arrayNode(rows.size());
        rows.forEach(data::add);
        return success(200, data);
    }

    static LegacyAnswer status(int status, String word) {
        return new LegacyAnswer(status, WireJson.object().put(STATUS, word));
    }

    /** A "no" in one line. */
    static final class No extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient LegacyAnswer answer;

        No(LegacyAnswer answer) {
            super("", null, false, false);
            this.answer = answer;
        }

        LegacyAnswer answer() {
            return answer;
        }
    }

    static No no(String message) {
        return no(400, message);
    }

    static No no(int status, String message) {
        return new No(new LegacyAnswer(status, WireJson.object().put("message", message)));
    }

    /** Fields that cannot be accepted, each with its reasons. */
    static No unprocessable(Map<String, String> reasons) {
        ObjectNode data = WireJson.object();
        reasons.forEach((field, reason) -> data.putArray(field).add(reason));
        ObjectNode body = WireJson.object().put(STATUS, "error");
        body.set("data", data);
        return new No(new LegacyAnswer(422, body));
    }
}
