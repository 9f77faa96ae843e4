package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.edge.gateway.json.WireJson;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads from the log what became of the connections that asked to be in. */
final class Arrivals {
    private Arrivals() {}

    static void note(MeetingEvent event, Map<ConnectionId, Member> members, Consumer<Member> enter) {
        if (event instanceof ParticipantStartedWaiting fact) {
            Member member = asked(members, fact.connectionId(), fact.participantId());
            if (member != null && member.phase == Member.Phase.ASKED) {
                member.phase = Member.Phase.WAITING;
                member.socket.emit(
                        "waiting_room",
                        WireJson.object()
                                .put("meeting_id", fact.meetingId().value())
                                .put("participant_id", fact.participantId().value())
                                .put("status", "waiting"));
                member.settled.complete(Member.Phase.WAITING);
            }
            return;
        }
        Member member = entering(event, members);
        if (member != null && !member.isIn()) {
            enter.accept(member);
        }
    }

    /** The facts that put a connection into the meeting; all others put none in. */
    private static @Nullable Member entering(MeetingEvent event, Map<ConnectionId, Member> members) {
        if (event instanceof ParticipantJoined fact) {
            return asked(members, fact.connectionId(), fact.participantId());
        } else if (event instanceof ConnectionRestored fact) {
            return asked(members, fact.connectionId(), fact.participantId());
        } else if (event instanceof ConnectionSuperseded fact) {
            return asked(members, fact.connectionId(), fact.participantId());
        }
        return null;
    }

    private static @Nullable Member asked(
            Map<ConnectionId, Member> members, @Nullable ConnectionId connection, ParticipantId participant) {
        Member member = connection == null ? null : members.get(connection);
        if (member != null) {
            member.participant = participant;
        }
        return member;
    }
}
