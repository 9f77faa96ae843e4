package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.edge.gateway.json.WireJson;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads from the log what became of the connections that asked to be in. */
final class Arrivals {
    private Arrivals() {}

    /**
     * Takes in one fact.
     *
     * @param after the state right after it: a connection counts for in only when its person is
     * @param enter called for each member who is in by this fact
     */
    static void note(
            MeetingEvent event, MeetingState after, Map<ConnectionId, Member> members, Consumer<Member> enter) {
        Member member = connected(event, members);
        if (member == null) {
            return;
        }
        member.companion = false;
        member.place.dispose();
        if (member.isIn()) {
            return;
        }
        if (isPresent(after, member)) {
            enter.accept(member);
        } else if (member.phase == Member.Phase.ASKED) {
            waits(member);
        }
    }

    /** Who waits and connects anew still waits. */
    private static void waits(Member member) {
        ParticipantId participant = member.participant;
        member.phase = Member.Phase.WAITING;
        member.socket.emit(
                "waiting_room",
                WireJson.object()
                        .put("meeting_id", member.meeting.value())
                        .put("participant_id", participant == null ? null : participant.value())
                        .put("status", "waiting"));
        member.settled.complete(Member.Phase.WAITING);
    }

    private static boolean isPresent(MeetingState state, Member member) {
        ParticipantId participant = member.participant;
        return participant != null
                && People.of(state)
                        .find(participant)
                        .filter(person -> person.status().isPresent())
                        .isPresent();
    }

    /** The facts that say of a connection where it is; all others say nothing of any. */
    private static @Nullable Member connected(MeetingEvent event, Map<ConnectionId, Member> members) {
        if (event instanceof ParticipantStartedWaiting fact) {
            return asked(members, fact.connectionId(), fact.participantId());
        } else if (event instanceof ParticipantJoined fact) {
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
