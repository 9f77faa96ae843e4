package io.videoconf.query.history;

import static java.util.Map.entry;

import io.videoconf.api.meeting.ExplainedField;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.views.HistoryEntry;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What a refused command would have changed, and with whom. By its name: that is what is kept of it. */
final class Attempts {
    /** The refused command's target, in the details of a refusal. */
    static final String TARGET = "participant_id";

    /** With whom a command changes something. */
    private enum Reach {
        WHO_ASKS,
        WHO_IS_NAMED,
        EVERYBODY
    }

    private record Attempt(Reach reach, Set<ExplainedField> fields) {}

    private static final Map<String, Attempt> ALL = Map.ofEntries(
            line("join_meeting", Reach.WHO_ASKS, ExplainedField.PRESENCE),
            line("leave_meeting", Reach.WHO_ASKS, ExplainedField.PRESENCE),
            line("toggle_audio", Reach.WHO_ASKS, ExplainedField.AUDIO),
            line("toggle_video", Reach.WHO_ASKS, ExplainedField.VIDEO),
            line("start_screen_share", Reach.WHO_ASKS, ExplainedField.SCREEN_SHARE),
            line("stop_screen_share", Reach.WHO_ASKS, ExplainedField.SCREEN_SHARE),
            line("send_chat_message", Reach.WHO_ASKS, ExplainedField.CHAT),
            line("admit_participant", Reach.WHO_IS_NAMED, ExplainedField.PRESENCE),
            line("deny_participant", Reach.WHO_IS_NAMED, ExplainedField.PRESENCE),
            line("remove_participant", Reach.WHO_IS_NAMED, ExplainedField.PRESENCE),
            line("report_spammer", Reach.WHO_IS_NAMED, ExplainedField.PRESENCE),
            line("change_role", Reach.WHO_IS_NAMED, ExplainedField.ROLE),
            line(
                    "change_participant",
                    Reach.WHO_IS_NAMED,
                    ExplainedField.ROLE,
                    ExplainedField.AUDIO,
                    ExplainedField.VIDEO,
                    ExplainedField.SCREEN_SHARE,
                    ExplainedField.CHAT),
            line("transfer_host", Reach.WHO_IS_NAMED, ExplainedField.ROLE),
            line(
                    "restrict_participant",
                    Reach.WHO_IS_NAMED,
                    ExplainedField.AUDIO,
                    ExplainedField.VIDEO,
                    ExplainedField.SCREEN_SHARE,
                    ExplainedField.CHAT),
            line("admit_everybody", Reach.EVERYBODY, ExplainedField.PRESENCE),
            line("start_meeting", Reach.EVERYBODY, ExplainedField.PRESENCE),
            line("end_meeting", Reach.EVERYBODY, ExplainedField.PRESENCE),
            line("cancel_meeting", Reach.EVERYBODY, ExplainedField.PRESENCE),
            line("edit_chat_message", Reach.WHO_ASKS, ExplainedField.CHAT),
            line("delete_chat_message", Reach.WHO_ASKS, ExplainedField.CHAT),
            line(
                    "restrict_everybody",
                    Reach.EVERYBODY,
                    ExplainedField.AUDIO,
                    ExplainedField.VIDEO,
                    ExplainedField.SCREEN_SHARE,
                    ExplainedField.CHAT),
            line("mute_all", Reach.EVERYBODY, ExplainedField.AUDIO),
            line("change_meeting", Reach.EVERYBODY, ExplainedField.SCREEN_SHARE, ExplainedField.CHAT));

    private Attempts() {}

    /** Whether a refused command, as the history tells it, would have changed this with this person. */
    static boolean concerns(HistoryEntry refused, ParticipantState person, ExplainedField field) {
        Attempt attempt = ALL.get(refused.type());
        return attempt != null
                && attempt.fields().contains(field)
                && switch (attempt.reach()) {
                    case WHO_ASKS -> refused.actorId().equals(person.person().userId());
                    case WHO_IS_NAMED ->
                        person.id().value().equals(refused.data().get(TARGET));
                    case EVERYBODY -> true;
                };
    }

    /** The commands that it knows. */
    static Set<String> commands() {
        return ALL.keySet();
    }

    private static Map.Entry<String, Attempt> line(String command, Reach reach, ExplainedField... fields) {
        Set<ExplainedField> all = EnumSet.noneOf(ExplainedField.class);
        all.addAll(Set.of(fields));
        return entry(command, new Attempt(reach, all));
    }
}
