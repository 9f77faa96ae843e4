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
import java.util.List;

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
        List<ParticipantId> muted = live.roster().people().stream()
                .filter(person -> person.status().isPresent())
                .filter(person -> !person.role().moderates() && !person.media().muted())
                .map(person -> person.id())
                .toList();
        boolean allowed = asked.command().allowSelfUnmute();
        return muted.isEmpty() && allowed == live.allowSelfUnmute()
                ? Decision.alreadySo()
                : Decision.accepted(new AllMuted(asked.command().meetingId(), caller.id(), allowed, muted, asked.at()));
    }
}
