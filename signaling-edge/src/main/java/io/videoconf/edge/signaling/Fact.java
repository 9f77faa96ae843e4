package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.Audience;
import io.videoconf.api.meeting.state.LogVisibility;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.edge.socketio.SharedPacket;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fact, encoded once for everybody. What differs from client to client, the number of the fact that this client saw
 * before, is put at the end of the bytes, so that one encoding serves all.
 *
 * @param sequence its number
 * @param event what happened
 * @param name the event's name on the wire
 * @param json the body without its closing brace
 * @param audience for whom it is
 */
record Fact(long sequence, MeetingEvent event, String name, byte[] json, Audience audience) {

    static Fact of(long sequence, String eventId, MeetingEvent event, MeetingState after) {
        FactFrames.Named named = FactFrames.of(event, after);
        ObjectNode body = named.body();
        body.put("sequence", sequence);
        body.put("event_id", eventId);
        if (!body.has("timestamp")) {
            body.put("timestamp", event.at().toString());
        }
        byte[] whole = body.toString().getBytes(StandardCharsets.UTF_8);
        byte[] open = new byte[whole.length - 1];
        System.arraycopy(whole, 0, open, 0, open.length);
        return new Fact(sequence, event, named.name(), open, Audience.of(event));
    }

    /** Whether a person may see it. */
    boolean isFor(MeetingState now, UserId viewer) {
        return LogVisibility.sees(now, viewer, sequence, audience);
    }

    /** What it says to a client that saw {@code previous} before it. */
    byte[] whole(long previous) {
        byte[] tail = tail(previous);
        byte[] whole = new byte[json.length + tail.length];
        System.arraycopy(json, 0, whole, 0, json.length);
        System.arraycopy(tail, 0, whole, json.length, tail.length);
        return whole;
    }

    /** The fact as one frame for all clients that saw {@code previous} before it. Close it when it is sent. */
    SharedPacket frame(String namespace, long previous) {
        return SharedPacket.event(namespace, name, json, tail(previous));
    }

    private static byte[] tail(long previous) {
        return (",\"previous_sequence\":" + previous + "}").getBytes(StandardCharsets.UTF_8);
    }
}
