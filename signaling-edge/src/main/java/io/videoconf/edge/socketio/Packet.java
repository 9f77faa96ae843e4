package io.videoconf.edge.socketio;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A Socket.IO packet as it came in.
 *
 * @param acknowledgementId {@link #NO_ID} where there is none
 * @param data null where there is none; of a binary packet, with placeholders where attachments belong
 * @param attachments how many binary messages follow
 */
record Packet(
        PacketType type,
        String namespace,
        long acknowledgementId,
        @Nullable JsonNode data,
        int attachments) {

    static final long NO_ID = -1;

    /** The packet's data, which the codec made sure of for this type. */
    JsonNode required() {
        if (data == null) {
            throw new ProtocolViolation("a packet without its payload");
        }
        return data;
    }

    Packet withData(JsonNode complete) {
        return new Packet(type, namespace, acknowledgementId, complete, 0);
    }
}
