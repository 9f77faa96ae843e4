package io.videoconf.commandline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The names that facts have told so far, so that later ones can be read. */
final class People {
    private static final List<String> IDS =
            List.of("participant_id", "owner_participant_id", "sender_id", "user_id", "owner_id");
    private static final List<String> NAMES = List.of("display_name", "sender_name", "owner_name");
    private static final List<String> DETAILS = List.of(
            "content",
            "reaction",
            "title",
            "role",
            "reason",
            "evidence",
            "cause",
            "rule",
            "mode",
            "code",
            "muted",
            "video_on",
            "raised",
            "policy");
    private final Map<String, String> names = new HashMap<>();

    /** Takes in a fact; gives the name of whom it is about, or else of who did it. */
    String hear(JsonNode fact) {
        JsonNode data = fact.path("data");
        String name = text(data, NAMES);
        if (!name.isEmpty()) {
            IDS.stream()
                    .map(it -> data.path(it).asString(""))
                    .filter(it -> !it.isEmpty())
                    .forEach(it -> names.put(it, name));
            return name;
        }
        return Stream.concat(
                        IDS.stream().map(it -> data.path(it).asString("")),
                        Stream.of(fact.path("actor_id").asString("")))
                .map(names::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** What else is worth a glance. */
    static String detail(JsonNode fact) {
        JsonNode data = fact.path("data");
        return DETAILS.stream()
                .filter(it -> data.path(it).isValueNode() && !data.path(it).isNull())
                .map(it -> it.equals("content") || it.equals("title") || it.equals("reaction")
                        ? data.path(it).asString("")
                        : it.replace('_', ' ') + " " + data.path(it).asString(""))
                .collect(Collectors.joining(", "));
    }

    private static String text(JsonNode data, List<String> fields) {
        return fields.stream()
                .map(it -> data.path(it).asString(""))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse("");
    }
}
