package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ExplainedField;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.Restrictions;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is so with a participant, by what it is asked for: small values that can be compared. */
public final class FieldValues {
    private static final String FORBIDDEN = "forbidden";
    private static final String ENABLED = "enabled";

    private FieldValues() {}

    /** The value in this state; null when the meeting does not know the person. */
    public static @Nullable Map<String, Object> of(MeetingState state, ParticipantId person, ExplainedField field) {
        return switch (state) {
            case NoMeeting _ -> null;
            case ScheduledMeeting it -> of(it.facts(), it.roster(), person, field);
            case LiveMeeting it -> of(it.facts(), it.roster(), person, field);
            case EndedMeeting it -> of(it.facts(), it.roster(), person, field);
            case CancelledMeeting it -> of(it.facts(), it.roster(), person, field);
        };
    }

    private static @Nullable Map<String, Object> of(
            MeetingFacts facts, Roster people, ParticipantId id, ExplainedField field) {
        return people.find(id)
                .map(person -> of(facts.settings(), person, field))
                .orElse(null);
    }

    private static Map<String, Object> of(MeetingSettings settings, ParticipantState person, ExplainedField field) {
        Restrictions forbidden = person.standing().restrictions();
        return new TreeMap<>(
                switch (field) {
                    case ROLE -> Map.of("role", word(person.role()));
                    case PRESENCE -> Map.of("status", word(person.status()));
                    case AUDIO -> Map.of("is_muted", person.media().muted(), FORBIDDEN, forbidden.audio());
                    case VIDEO -> Map.of("is_video_on", person.media().videoOn(), FORBIDDEN, forbidden.video());
                    case SCREEN_SHARE ->
                        Map.of(
                                "is_screen_sharing",
                                person.media().sharing(),
                                FORBIDDEN,
                                forbidden.screenShare(),
                                ENABLED,
                                settings.screenShareEnabled());
                    case CHAT -> Map.of(FORBIDDEN, forbidden.chat(), ENABLED, settings.chatEnabled());
                });
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
