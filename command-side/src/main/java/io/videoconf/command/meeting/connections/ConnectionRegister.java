package io.videoconf.command.meeting.connections;

import io.videoconf.api.edge.EdgeRun;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.OccurrenceEnded;
import io.videoconf.api.meeting.events.ParticipantDenied;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The connections that are alive, by the run of the edge that has them. Written in the transaction of their facts. */
@Component
public final class ConnectionRegister {
    private final JdbcClient jdbc;

    ConnectionRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes in what a fact says of connections; most say nothing. */
    public void note(MeetingEvent fact, Map<String, ?> metadata) {
        if (fact instanceof ParticipantStartedWaiting it) {
            opened(it.meetingId(), it.participantId(), it.connectionId(), metadata);
        } else if (fact instanceof ParticipantJoined it) {
            opened(it.meetingId(), it.participantId(), it.connectionId(), metadata);
        } else if (fact instanceof ConnectionRestored it) {
            opened(it.meetingId(), it.participantId(), it.connectionId(), metadata);
        } else if (fact instanceof ConnectionSuperseded it) {
            closed(it.oldConnectionId());
            opened(it.meetingId(), it.participantId(), it.connectionId(), metadata);
        } else if (fact instanceof ConnectionLost it) {
            closed(it.connectionId());
        } else {
            over(fact);
        }
    }

    /** The facts after which a person, or everybody, has no connection to the meeting. */
    private void over(MeetingEvent fact) {
        if (fact instanceof ParticipantLeft it) {
            if (it.evidence() == LeaveEvidence.MEETING_ENDED) {
                return; // the end itself comes last, and clears all at once
            }
            gone(it.meetingId(), it.participantId());
        } else if (fact instanceof ParticipantRemoved it) {
            gone(it.meetingId(), it.participantId());
        } else if (fact instanceof ParticipantDenied it) {
            gone(it.meetingId(), it.participantId());
        } else if (fact instanceof MeetingEnded
                || fact instanceof OccurrenceEnded
                || fact instanceof MeetingCancelled) {
            jdbc.sql("delete from edge_connection where meeting_id = ?")
                    .param(uuid(fact.meetingId().value()))
                    .update();
        }
    }

    /**
     * Whoever is let in while waiting joins with the connection that they waited with: that row is there already, and
     * names the edge of their socket, where the command came through the edge of the host's.
     */
    private void opened(
            MeetingId meeting, ParticipantId participant, @Nullable ConnectionId connection, Map<String, ?> metadata) {
        Object edge = metadata.get(MetadataKeys.EDGE);
        if (connection == null || edge == null) {
            return;
        }
        EdgeRun run = EdgeRun.parse(edge.toString());
        jdbc.sql("insert into edge_connection (connection_id, edge, boot, meeting_id, participant_id)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        uuid(connection.value()),
                        run.edge(),
                        run.boot(),
                        uuid(meeting.value()),
                        uuid(participant.value()))
                .update();
    }

    private void closed(ConnectionId connection) {
        jdbc.sql("delete from edge_connection where connection_id = ?")
                .param(uuid(connection.value()))
                .update();
    }

    private void gone(MeetingId meeting, ParticipantId participant) {
        jdbc.sql("delete from edge_connection where meeting_id = ? and participant_id = ?")
                .params(uuid(meeting.value()), uuid(participant.value()))
                .update();
    }

    private static UUID uuid(String id) {
        return UUID.fromString(id);
    }
}
