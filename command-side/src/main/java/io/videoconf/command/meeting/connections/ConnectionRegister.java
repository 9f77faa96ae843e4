package io.videoconf.command.meeting.connections;

import io.videoconf.api.edge.EdgeRun;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.events.AllMuted;
import io.videoconf.api.meeting.events.AttendanceCorrected;
import io.videoconf.api.meeting.events.AudioToggled;
import io.videoconf.api.meeting.events.ChatMessageDeleted;
import io.videoconf.api.meeting.events.ChatMessageEdited;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionReported;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.EverybodyRestricted;
import io.videoconf.api.meeting.events.HandToggled;
import io.videoconf.api.meeting.events.HostAbsenceBegan;
import io.videoconf.api.meeting.events.HostGraceStarted;
import io.videoconf.api.meeting.events.HostRoleAssumed;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingLocked;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.MeetingUnlocked;
import io.videoconf.api.meeting.events.OccurrenceBegan;
import io.videoconf.api.meeting.events.OccurrenceCancelled;
import io.videoconf.api.meeting.events.OccurrenceEnded;
import io.videoconf.api.meeting.events.OccurrenceMoved;
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.meeting.events.ParticipantDenied;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.ParticipantRestricted;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.events.PolicyChanged;
import io.videoconf.api.meeting.events.ReactionSent;
import io.videoconf.api.meeting.events.RecordingConsentAnswered;
import io.videoconf.api.meeting.events.RecordingPaused;
import io.videoconf.api.meeting.events.RecordingResumed;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.meeting.events.RecurrenceSet;
import io.videoconf.api.meeting.events.RoleChanged;
import io.videoconf.api.meeting.events.ScreenShareStarted;
import io.videoconf.api.meeting.events.ScreenShareStopped;
import io.videoconf.api.meeting.events.SpammerReported;
import io.videoconf.api.meeting.events.TimeLimitWarned;
import io.videoconf.api.meeting.events.VideoToggled;
import java.util.Map;
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
        switch (fact) {
            case ParticipantStartedWaiting it ->
                opened(it.meetingId(), it.participantId(), it.connectionId(), metadata);
            case ParticipantJoined it -> opened(it.meetingId(), it.participantId(), it.connectionId(), metadata);
            case ConnectionRestored it -> opened(it.meetingId(), it.participantId(), it.connectionId(), metadata);
            case ConnectionSuperseded it -> {
                closed(it.oldConnectionId());
                opened(it.meetingId(), it.participantId(), it.connectionId(), metadata);
            }
            case ConnectionLost it -> closed(it.connectionId());
            case ParticipantLeft it -> left(it);
            case ParticipantRemoved it -> gone(it.meetingId(), it.participantId());
            case ParticipantDenied it -> gone(it.meetingId(), it.participantId());
            case MeetingEnded _, OccurrenceEnded _, MeetingCancelled _ -> over(fact.meetingId());
            case MeetingScheduled _, MeetingChanged _, MeetingStarted _, MeetingLocked _ -> {}
            case MeetingUnlocked _, ParticipantInvited _, ParticipantAdmitted _, RoleChanged _ -> {}
            case ParticipantRestricted _, AllMuted _, AudioToggled _, VideoToggled _, ScreenShareStarted _ -> {}
            case ScreenShareStopped _, HandToggled _, ReactionSent _, ChatMessageSent _ -> {}
            case HostGraceStarted _, HostRoleAssumed _, HostAbsenceBegan _, TimeLimitWarned _ -> {}
            case ConnectionReported _, SpammerReported _, RecordingStarted _, RecordingPaused _ -> {}
            case RecordingResumed _, RecordingStopped _, RecordingConsentAnswered _, PolicyChanged _ -> {}
            case EverybodyRestricted _, RecurrenceSet _, OccurrenceCancelled _, OccurrenceMoved _ -> {}
            case OccurrenceBegan _, ChatMessageEdited _, ChatMessageDeleted _, AttendanceCorrected _ -> {}
        }
    }

    private void left(ParticipantLeft fact) {
        if (fact.evidence() == LeaveEvidence.MEETING_ENDED) {
            return; // the end itself comes last, and clears all at once
        }
        gone(fact.meetingId(), fact.participantId());
    }

    /** Nobody has a connection to the meeting any more. */
    private void over(MeetingId meeting) {
        jdbc.sql("delete from edge_connection where meeting_id = ?")
                .param(meeting.uuid())
                .update();
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
                .params(connection.uuid(), run.edge(), run.boot(), meeting.uuid(), participant.uuid())
                .update();
    }

    private void closed(ConnectionId connection) {
        jdbc.sql("delete from edge_connection where connection_id = ?")
                .param(connection.uuid())
                .update();
    }

    private void gone(MeetingId meeting, ParticipantId participant) {
        jdbc.sql("delete from edge_connection where meeting_id = ? and participant_id = ?")
                .params(meeting.uuid(), participant.uuid())
                .update();
    }
}
