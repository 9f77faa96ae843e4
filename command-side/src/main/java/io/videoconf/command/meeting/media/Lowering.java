package io.videoconf.command.meeting.media;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.commands.LowerHand;
import io.videoconf.api.meeting.events.HandToggled;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.media.MediaRules.OnlyHostsLowerHands;
import java.util.List;

/**
 * Hands are lowered for people.
 */
public final class Lowering {
    private Lowering() {}

    /** Lowers one hand, or all. Everybody may lower their own. */
    public static Decision<MeetingEvent> decide(Asked<LowerHand> asked, MeetingState state) {
        ParticipantId id = asked.command().participantId();
        return Meetings.whileRunning(asked, state, (live, caller) -> {
            Check allowed = id != null && id.equals(caller.id())
                    ? Check.nothing()
                    : Check.that(new OnlyHostsLowerHands(), caller);
            if (id == null) {
                return allowed.then(
                        () -> Decision.accepted(lowered(live.roster().people(), asked)));
            }
            return allowed.then(() -> Meetings.about(
                    id, live.roster(), caller, to -> Decision.accepted(lowered(List.of(to.target()), asked))));
        });
    }

    private static List<MeetingEvent> lowered(List<ParticipantState> people, Asked<LowerHand> asked) {
        return people.stream()
                .filter(person -> person.media().handRaised())
                .<MeetingEvent>map(
                        person -> new HandToggled(asked.command().meetingId(), person.id(), false, asked.at()))
                .toList();
    }
}
