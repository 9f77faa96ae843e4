package io.videoconf.command.meeting;

import io.videoconf.api.meeting.commands.EndHostGrace;
import io.videoconf.api.meeting.commands.EndParticipantGrace;
import io.videoconf.api.meeting.commands.EndUnattendedMeeting;
import io.videoconf.api.meeting.commands.EnforceTimeLimit;
import io.videoconf.api.meeting.commands.ExpireMeeting;
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
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import io.videoconf.command.meeting.life.TimeLimit;
import io.videoconf.command.meeting.series.Turns;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What has to be asked later because of a fact. To be set durably, together with the fact.
 */
public final class MeetingTimers {
    private MeetingTimers() {}

    /**
     * The timers that this fact sets.
     *
     * @param after a state that has folded the fact: right after it, or after the whole decision that it belongs to
     */
    public static List<Timer> of(MeetingEvent fact, MeetingState after) {
        return switch (fact) {
            case ConnectionLost it ->
                List.of(new Timer(
                        "participant-grace",
                        it.graceUntil(),
                        new EndParticipantGrace(it.meetingId(), it.participantId(), it.connectionId())));
            case HostGraceStarted it ->
                List.of(new Timer(
                        "host-grace",
                        it.deadline(),
                        new EndHostGrace(it.meetingId(), it.participantId(), it.connectionId())));
            case HostAbsenceBegan it -> absence(it);
            case MeetingStarted it -> limit(it, after);
            case MeetingChanged it ->
                Stream.of(limit(it, after), expiry(it, after))
                        .flatMap(List::stream)
                        .toList();
            case PolicyChanged it ->
                Stream.of(limit(it, after), expiry(it, after))
                        .flatMap(List::stream)
                        .toList();
            case MeetingScheduled _, RecurrenceSet _, OccurrenceMoved _, OccurrenceEnded _ -> expiry(fact, after);
            case MeetingCancelled _, MeetingEnded _, MeetingLocked _, MeetingUnlocked _ -> List.of();
            case EverybodyRestricted _, OccurrenceCancelled _, OccurrenceBegan _ -> List.of();
            case ChatMessageEdited _, ChatMessageDeleted _, AttendanceCorrected _ -> List.of();
            case ParticipantInvited _, ParticipantStartedWaiting _, ParticipantAdmitted _, ParticipantDenied _ ->
                List.of();
            case ParticipantJoined _, ParticipantLeft _, ParticipantRemoved _, ParticipantRestricted _ -> List.of();
            case ConnectionRestored _, ConnectionSuperseded _, RoleChanged _, HostRoleAssumed _ -> List.of();
            case AllMuted _, AudioToggled _, VideoToggled _, ScreenShareStarted _, ScreenShareStopped _ -> List.of();
            case HandToggled _, ReactionSent _, ChatMessageSent _, ConnectionReported _, SpammerReported _ -> List.of();
            case TimeLimitWarned _, RecordingStarted _, RecordingPaused _, RecordingResumed _ -> List.of();
            case RecordingStopped _, RecordingConsentAnswered _ -> List.of();
        };
    }

    private static List<Timer> absence(HostAbsenceBegan fact) {
        Instant end = fact.endsAt();
        return end == null
                ? List.of()
                : List.of(new Timer("unattended", end, new EndUnattendedMeeting(fact.meetingId(), fact.at())));
    }

    /** Never sooner than the time that a change promises. */
    private static List<Timer> expiry(MeetingEvent fact, MeetingState after) {
        if (!(after instanceof ScheduledMeeting meeting)) {
            return List.of();
        }
        Instant due = Turns.givenUpAt(meeting.facts());
        if (due == null) {
            return List.of();
        }
        Instant earliest = fact.at().plusSeconds(meeting.facts().policy().unattendedExpiryMinutes() * 60L);
        return List.of(new Timer(
                "unattended-expiry", due.isBefore(earliest) ? earliest : due, new ExpireMeeting(fact.meetingId())));
    }

    private static List<Timer> limit(MeetingEvent fact, MeetingState after) {
        if (!(after instanceof LiveMeeting live)) {
            return List.of();
        }
        Instant end = live.endsByLimit();
        if (end == null) {
            return List.of();
        }
        Instant warning = TimeLimit.warningOf(live.startedAt(), end);
        return List.of(
                new Timer("time-limit-warning", warning, new EnforceTimeLimit(fact.meetingId(), true)),
                new Timer("time-limit", end, new EnforceTimeLimit(fact.meetingId(), false)));
    }
}
