package io.videoconf.command.meeting.presence;

import io.videoconf.api.meeting.commands.EndParticipation;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.deciding.Story;
import io.videoconf.command.meeting.host.HostChair;

/**
 * People whose account was suspended or closed are in no meeting any more. No grace: they cannot come back.
 */
public final class AccountsGone {
    private AccountsGone() {}

    /** Decides about their place; who is not in the meeting has none. */
    public static Decision<MeetingEvent> decide(Asked<EndParticipation> asked, MeetingState state) {
        return Meetings.whenDue(
                asked,
                state,
                live -> live.roster()
                        .find(asked.command().userId())
                        .map(person -> gone(live, person, asked))
                        .orElseGet(Decision::alreadySo));
    }

    private static Decision<MeetingEvent> gone(
            LiveMeeting live, ParticipantState person, Asked<EndParticipation> asked) {
        return switch (person.status()) {
            case WAITING, ADMITTED, JOINED, DISCONNECTED -> {
                Story story = Departures.left(live, person, asked.command().evidence(), asked.at());
                if (live.host().holder().equals(person.id()) && person.status().isPresent()) {
                    HostChair.vacated(story, asked);
                }
                yield story.decision();
            }
            case INVITED, LEFT, DENIED, REMOVED, BANNED -> Decision.alreadySo();
        };
    }
}
