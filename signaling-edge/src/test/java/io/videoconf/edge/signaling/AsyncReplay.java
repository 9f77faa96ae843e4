package io.videoconf.edge.signaling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The namespace in which meetings are played again, as it is described. */
final class AsyncReplay {
    private static final Map<String, Object> SPEED =
            ordered("description", "a number above 0 and up to 1000, or max", "type", List.of("number", "string"));
    private static final Map<String, Object> ID = ordered("type", "string", "format", "uuid");
    private static final Map<String, Object> SEQUENCE = ordered("type", "integer", "minimum", 1);

    private AsyncReplay() {}

    /** The channel; its messages and operations are added to those of the document. */
    static Map<String, Object> channel(
            Map<String, Object> messages, Map<String, Object> operations, Set<String> facts) {
        Map<String, Object> told = new TreeMap<>();
        controls().forEach((name, fields) -> {
            messages.put("replay_ask_" + name, message(name, fields));
            told.put("replay_ask_" + name, reference("components/messages", "replay_ask_" + name));
            operations.put("replay_" + name, operation("receive", "replay_ask_" + name));
        });
        answers().forEach((name, fields) -> {
            messages.put(name, message(name, fields));
            told.put(name, reference("components/messages", name));
            operations.put("tell_" + name, operation("send", name));
        });
        facts.forEach(name -> told.put(name, reference("components/messages", name)));
        return ordered(
                "address",
                "/replay",
                "description",
                "Socket.IO v5; auth: {token}. A meeting played again: open one, then hold the controls. What comes are the events of"
                        + " signaling with the bytes that they had then.",
                "messages",
                told);
    }

    private static Map<String, Map<String, Object>> controls() {
        Map<String, Map<String, Object>> controls = new TreeMap<>();
        controls.put(
                "open",
                ordered(
                        "meeting_id",
                        ID,
                        "as_participant",
                        ID,
                        "from_sequence",
                        SEQUENCE,
                        "to_sequence",
                        SEQUENCE,
                        "speed",
                        SPEED,
                        "purpose",
                        ordered(
                                "type",
                                "string",
                                "description",
                                "for who reads as the compliance role of the organisation, and must say: what it is read for; it is kept, in clear",
                                "minLength",
                                3,
                                "maxLength",
                                200)));
        controls.put("play", ordered("speed", SPEED));
        controls.put("pause", ordered());
        controls.put("seek", ordered("sequence", SEQUENCE));
        controls.put("speed", ordered("speed", SPEED));
        controls.put("step", ordered("count", ordered("type", "integer", "minimum", 1, "maximum", 1000)));
        controls.put("authenticate", ordered("token", Map.of("type", "string")));
        return controls;
    }

    private static Map<String, Map<String, Object>> answers() {
        Map<String, Map<String, Object>> answers = new TreeMap<>();
        answers.put(
                "replay_position",
                ordered(
                        "meeting_id",
                        ID,
                        "as_participant",
                        ID,
                        "sequence",
                        Map.of("type", "integer"),
                        "last_sequence",
                        Map.of("type", "integer"),
                        "meeting_info",
                        Map.of("type", List.of("object", "null"))));
        answers.put("replay_ended", ordered("sequence", Map.of("type", "integer")));
        return answers;
    }

    private static Map<String, Object> message(String name, Map<String, Object> fields) {
        return ordered("name", name, "payload", ordered("type", "object", "properties", fields));
    }

    private static Map<String, Object> operation(String action, String message) {
        return ordered(
                "action",
                action,
                "channel",
                reference("channels", "replay"),
                "messages",
                List.of(reference("channels/replay/messages", message)));
    }

    private static Map<String, Object> reference(String where, String name) {
        return ordered("$ref", "#/" + where + "/" + name);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }
}
