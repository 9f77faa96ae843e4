package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * Further devices of one person. To the meeting a person has one connection; where the setting allows more devices, the
 * others are told what that one is told, and one of them takes its place when it is lost.
 */
final class Companions {
    /** Devices on several edges hear of the loss at once; the first to ask is the one. */
    private static final int MOST_MILLIS = 200;

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

    static int of(Collection<Member> members, ParticipantId participant) {
        return (int) members.stream()
                .filter(member -> accompanies(member, participant))
                .count();
    }

    static boolean accompanies(Member member, @Nullable ParticipantId participant) {
        return participant != null && member.companion && member.isIn() && participant.equals(member.participant);
    }

    /** A device that can take the place of one that is gone. */
    static Optional<Member> successor(Collection<Member> members, Member gone) {
        return members.stream()
                .filter(other -> other != gone && accompanies(other, gone.participant))
                .findFirst();
    }

    /** The person's connection is lost, and another device of theirs is here. */
    static void note(MeetingEvent event, Collection<Member> members) {
        if (event instanceof ConnectionLost lost) {
            members.stream()
                    .filter(member -> accompanies(member, lost.participantId()))
                    .findFirst()
                    .ifPresent(member -> Schedulers.parallel()
                            .schedule(
                                    member.promotion,
                                    ThreadLocalRandom.current().nextInt(MOST_MILLIS),
                                    TimeUnit.MILLISECONDS));
        }
    }
}
