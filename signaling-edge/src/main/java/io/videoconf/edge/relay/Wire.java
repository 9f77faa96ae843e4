package io.videoconf.edge.relay;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.edge.gateway.json.WireJson;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Addresses and signals as edges send them to each other. Edges of different versions may meet here. */
final class Wire {
    private static final String SIGNALS = "videoconf:signal:1:";
    private static final String COMPANIONS = "videoconf:companions:1:";
    private static final String PLACES = "videoconf:places:1:";

    /** A channel on which nobody listens; whoever may send signals may send there. */
    static final String NOBODY = SIGNALS + "nobody";

    private static final String FROM = "from";
    private static final String EVENT = "event";
    private static final String BODY = "body";

    private Wire() {}

    static String channel(Address address) {
        return prefix(address.box()) + person(address);
    }

    private static String prefix(Address.Box box) {
        return switch (box) {
            case SIGNALS -> SIGNALS;
            case COMPANIONS -> COMPANIONS;
        };
    }

    private static String person(Address address) {
        return address.meeting().value() + ":" + address.participant().value();
    }

    /** The key under which the places of a person's further devices are held. */
    static String places(Address address) {
        return PLACES + person(address);
    }

    static Optional<Address> address(String channel) {
        return Stream.of(Address.Box.values())
                .filter(box -> channel.startsWith(prefix(box)))
                .findFirst()
                .flatMap(box -> address(box, channel.substring(prefix(box).length())));
    }

    private static Optional<Address> address(Address.Box box, String person) {
        String[] parts = person.split(":", -1);
        try {
            return parts.length == 2
                    ? Optional.of(new Address(new MeetingId(parts[0]), new ParticipantId(parts[1]), box))
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
