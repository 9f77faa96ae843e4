package io.videoconf.command.meeting.media;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.commands.MuteAll;
import io.videoconf.api.meeting.events.AllMuted;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Caller;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.media.MediaRules.OnlyHostsMuteOthers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everybody but those who moderate is muted.
 */
public final class Muting {
    private Muting() {}

    /** Decides whom it mutes, and whether they may unmute themselves; the latter holds for who comes later, too. */
    public static Decision<MeetingEvent> decide(Asked<MuteAll> asked, MeetingState state) {
        return Meetings.whileRunning(
                asked,
                state,
                (live, caller) -> Check.that(new OnlyHostsMuteOthers(), caller).then(() -> mute(asked, live, caller)));
    }

    private static Decision<MeetingEvent> mute(Asked<MuteAll> asked, LiveMeeting live, Caller caller) {
        return everybody(live, caller.id(), asked.command().allowSelfUnmute(), asked.at())
                .<Decision<MeetingEvent>>map(Decision::accepted)
                .orElseGet(Decision::alreadySo);
    }

    /** The fact of it; empty when it is so already. */
    public static Optional<MeetingEvent> everybody(
            LiveMeeting live, @Nullable ParticipantId by, boolean allowSelfUnmute, Instant at) {
        List<ParticipantId> muted = live.roster().people().stream()
                .filter(person -> person.status().isPresent())
                .filter(person -> !person.role().moderates() && !person.media().muted())
                .map(person -> person.id())
                .toList();
        return muted.isEmpty() && allowSelfUnmute == live.allowSelfUnmute()
                ? Optional.empty()
                : Optional.of(new AllMuted(live.facts().meetingId(), by, allowSelfUnmute, muted, at));
    }
}
