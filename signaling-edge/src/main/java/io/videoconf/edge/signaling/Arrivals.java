package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.ParticipantId;
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
        return switch (event) {
            case ParticipantStartedWaiting it -> asked(members, it.connectionId(), it.participantId());
            case ParticipantJoined it -> asked(members, it.connectionId(), it.participantId());
            case ConnectionRestored it -> asked(members, it.connectionId(), it.participantId());
            case ConnectionSuperseded it -> asked(members, it.connectionId(), it.participantId());
            case MeetingScheduled _, MeetingChanged _, MeetingCancelled _, MeetingStarted _ -> null;
            case MeetingEnded _, MeetingLocked _, MeetingUnlocked _, ParticipantInvited _ -> null;
            case ParticipantAdmitted _, ParticipantDenied _, ConnectionLost _, ParticipantLeft _ -> null;
            case ParticipantRemoved _, RoleChanged _, ParticipantRestricted _, AllMuted _ -> null;
            case AudioToggled _, VideoToggled _, ScreenShareStarted _, ScreenShareStopped _ -> null;
            case HandToggled _, ReactionSent _, ChatMessageSent _, HostGraceStarted _ -> null;
            case HostRoleAssumed _, HostAbsenceBegan _, TimeLimitWarned _, ConnectionReported _ -> null;
            case SpammerReported _, RecordingStarted _, RecordingPaused _, RecordingResumed _ -> null;
            case RecordingStopped _, RecordingConsentAnswered _, PolicyChanged _, EverybodyRestricted _ -> null;
            case RecurrenceSet _, OccurrenceCancelled _, OccurrenceMoved _, OccurrenceBegan _ -> null;
            case OccurrenceEnded _, ChatMessageEdited _, ChatMessageDeleted _, AttendanceCorrected _ -> null;
        };
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
