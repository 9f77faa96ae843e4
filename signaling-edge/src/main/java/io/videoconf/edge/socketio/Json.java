package io.videoconf.edge.socketio;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as this room reads and writes it: bounded in depth, and nothing may follow the value. */
final class Json {

    private static final int DEEPEST = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static JsonNode read(String text, int from) {
        try {
            JsonNode node = MAPPER.readTree(from == 0 ? text : text.substring(from));
            if (node.isMissingNode()) {
                throw new ProtocolViolation("empty payload");
            }
            return node;
        } catch (JacksonException malformed) {
            // The cause is dropped on purpose: it would quote what the client sent.
            throw new ProtocolViolation("payload is not JSON");
        }
    }

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }
}
