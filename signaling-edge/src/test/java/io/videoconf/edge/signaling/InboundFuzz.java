package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.json.Fields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Any JSON as the body of any event of a client: it becomes what is asked for, or is refused field by field. */
public final class InboundFuzz {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final MeetingId MEETING = MeetingId.fresh();
    private static final Set<RefusalCode> READING =
            Set.of(RefusalCode.VALIDATION_FAILED, RefusalCode.MALFORMED_REQUEST, RefusalCode.SIGNALING_FAILED);
    private static final List<Map.Entry<String, Function<Fields, Object>>> EVENTS =
            List.copyOf(readers(MEETING).entrySet());

    private InboundFuzz() {}

    /** What reads each event that is about a meeting, by someone who is in this one. */
    static Map<String, Function<Fields, Object>> readers(MeetingId meeting) {
        Map<String, Function<Fields, Object>> readers = new TreeMap<>();
        SocketAsks.all().forEach((event, reader) -> readers.put(event, fields -> reader.apply(fields, meeting)));
        SocketEvents.signals()
                .forEach((event, content) -> readers.put(event, fields -> SocketEvents.said(fields, content, meeting)));
        readers.put("join_meeting", fields -> Joining.wish(fields, "Somebody", null));
        return readers;
    }

    /** Called by the fuzzer, and by {@link InboundSeedsTest}. The first byte says which event it is. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        var asked = EVENTS.get(Byte.toUnsignedInt(input[0]) % EVENTS.size());
        String event = asked.getKey();
        JsonNode body;
        try {
            body = JSON.readTree(new String(input, 1, input.length - 1, StandardCharsets.UTF_8));
        } catch (JacksonException noJson) {
            return; // That far it does not come: see PacketFuzz.
        }
        try {
            Object read = Ask.read(event, body, asked.getValue());
            if (read == null) {
                throw new IllegalStateException(event + " became nothing");
            }
        } catch (Denied denied) {
            if (!READING.contains(denied.refusal().code())) {
                throw new IllegalStateException(event + " was refused with " + denied.refusal(), denied);
            }
        }
    }
}
