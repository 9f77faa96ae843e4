package io.videoconf.edge.relay;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.edge.gateway.json.WireJson;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Addresses and signals as edges send them to each other. Edges of different versions may meet here. */
final class Wire {
    private static final String PREFIX = "videoconf:signal:1:";
    private static final String FROM = "from";
    private static final String EVENT = "event";
    private static final String BODY = "body";

    private Wire() {}

    static String channel(Address address) {
        return PREFIX + address.meeting().value() + ":" + address.participant().value();
    }

    static Optional<Address> address(String channel) {
        String[] parts =
                channel.startsWith(PREFIX) ? channel.substring(PREFIX.length()).split(":", -1) : new String[0];
        try {
            return parts.length == 2
                    ? Optional.of(new Address(new MeetingId(parts[0]), new ParticipantId(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // somebody else's channel
        }
    }

    static byte[] write(String from, Signal signal) {
        ObjectNode node = WireJson.object().put(FROM, from).put(EVENT, signal.event());
        node.set(BODY, signal.body());
        return WireJson.bytes(node);
    }

    /** What came from another edge; empty for one's own, and for what cannot be read. */
    static Optional<Signal> read(String self, byte[] bytes) {
        try {
            JsonNode node = WireJson.parse(bytes);
            return node.path(BODY) instanceof ObjectNode body
                            && node.path(EVENT).isString()
                            && !self.equals(node.path(FROM).asString(""))
                    ? Optional.of(new Signal(node.path(EVENT).asString(), body))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
