package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.OccurrenceEnded;
import io.videoconf.api.meeting.events.ParticipantDenied;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.edge.socketio.DisconnectReason;
import io.videoconf.edge.socketio.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import reactor.core.scheduler.Schedulers;

/** Reads from the log whose sockets have no more business in the meeting, after they were told why. */
final class Departures {
    /** Out of the meeting, but free to join another one. */
    private static final String STAY_CONNECTED = "";
    /** The socket is to come back at once: the meeting took it for dead. */
    static final String RECONNECT = DisconnectReason.RECONNECT.wireName();

    private static final int PAUSE_MILLIS = 500;

    private Departures() {}

    static void note(MeetingEvent event, Map<ConnectionId, Member> members, BiConsumer<Member, String> close) {
        if (isTheEnd(event)) {
            List.copyOf(members.values()).forEach(member -> close.accept(member, Parting.MEETING_ENDED.word()));
        } else if (event instanceof ParticipantRemoved fact) {
            Parting parting = fact.banned() ? Parting.BANNED : Parting.REMOVED;
            of(members, fact.participantId()).forEach(member -> close.accept(member, parting.word()));
        } else if (event instanceof ParticipantDenied fact) {
            of(members, fact.participantId()).forEach(member -> close.accept(member, STAY_CONNECTED));
        } else if (event instanceof ParticipantLeft fact && fact.evidence() != LeaveEvidence.MEETING_ENDED) {
            // Whom the meeting's end puts out is still told of the end itself, which comes last.
            of(members, fact.participantId()).forEach(member -> close.accept(member, STAY_CONNECTED));
        } else if (event instanceof ParticipantJoined fact) {
            // To the meeting a person has one connection: whoever waited by another one waits by it no more.
            of(members, fact.participantId()).stream()
                    .filter(member -> member.phase == Member.Phase.WAITING)
                    .forEach(member -> close.accept(member, Parting.SUPERSEDED.word()));
        } else if (event instanceof ConnectionSuperseded fact) {
            Member old = members.get(fact.oldConnectionId());
            if (old != null) {
                close.accept(old, Parting.SUPERSEDED.word());
            }
        } else if (event instanceof ConnectionLost fact) {
            Member taken = members.get(fact.connectionId());
            if (taken != null) {
                close.accept(taken, RECONNECT);
            }
        }
    }

    /** Ends a socket, but not at once: answers to what was asked before are still on their way. */
    static void end(Socket socket, String reason) {
        Schedulers.parallel()
                .schedule(
                        () -> {
                            if (reason.equals(RECONNECT)) {
                                socket.disconnect(DisconnectReason.RECONNECT);
                            } else {
                                socket.disconnect(reason);
                            }
                        },
                        PAUSE_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    /** The facts that a waiting person is told: their own end of waiting, and the meeting's. */
    static boolean endsWaiting(MeetingEvent event, Member member) {
        if (event instanceof ParticipantDenied fact) {
            return fact.participantId().equals(member.participant);
        } else if (event instanceof ParticipantRemoved fact) {
            return fact.participantId().equals(member.participant);
        }
        return isTheEnd(event);
    }

    private static List<Member> of(Map<ConnectionId, Member> members, ParticipantId participant) {
        return members.values().stream()
                .filter(member -> participant.equals(member.participant))
                .toList();
    }

    /** Of the meeting, or of this time of a series: nobody is in it any more. */
    private static boolean isTheEnd(MeetingEvent event) {
        return event instanceof MeetingEnded || event instanceof OccurrenceEnded || event instanceof MeetingCancelled;
    }
}
