package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * Further devices of one person. To the meeting a person has one connection; where the setting allows more devices, the
 * others are told what that one is told, and one of them takes its place when it is lost.
 */
final class Companions {
    private Companions() {}

    /** Who the user is in the meeting, if they are in it by a connection that lives. */
    static @Nullable ParticipantId joined(@Nullable MeetingState state, UserId user) {
        return state instanceof LiveMeeting live
                ? live.roster()
                        .find(user)
                        .filter(ParticipantState::connected)
                        .map(ParticipantState::id)
                        .orElse(null)
                : null;
    }

    static boolean accompanies(Member member, @Nullable ParticipantId participant) {
        return participant != null && member.companion && member.isIn() && participant.equals(member.participant);
    }

    /** The person's connection is lost, and other devices of theirs are here. */
    static void note(MeetingEvent event, Collection<Member> members) {
        if (event instanceof ConnectionLost lost) {
            Vacancy vacancy = Vacancy.fact(lost.connectionId());
            members.stream()
                    .filter(member -> accompanies(member, lost.participantId()))
                    // Not here: this is the meeting's lock.
                    .forEach(member -> Schedulers.parallel().schedule(() -> member.succession.accept(vacancy)));
        }
    }
}
