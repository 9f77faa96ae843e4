package io.videoconf.command.meeting;

import io.videoconf.api.meeting.commands.EndHostGrace;
import io.videoconf.api.meeting.commands.EndParticipantGrace;
import io.videoconf.api.meeting.commands.EndUnattendedMeeting;
import io.videoconf.api.meeting.commands.EnforceTimeLimit;
import io.videoconf.api.meeting.events.AllMuted;
import io.videoconf.api.meeting.events.AudioToggled;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionReported;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
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
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.meeting.events.ParticipantDenied;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.ParticipantRestricted;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.events.ReactionSent;
import io.videoconf.api.meeting.events.RecordingConsentAnswered;
import io.videoconf.api.meeting.events.RecordingPaused;
import io.videoconf.api.meeting.events.RecordingResumed;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.meeting.events.RoleChanged;
import io.videoconf.api.meeting.events.ScreenShareStarted;
import io.videoconf.api.meeting.events.ScreenShareStopped;
import io.videoconf.api.meeting.events.SpammerReported;
import io.videoconf.api.meeting.events.TimeLimitWarned;
import io.videoconf.api.meeting.events.VideoToggled;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.meeting.life.TimeLimit;
import java.time.Instant;
import java.util.List;

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
            case MeetingChanged it -> limit(it, after);
            case MeetingScheduled _, MeetingCancelled _, MeetingEnded _, MeetingLocked _, MeetingUnlocked _ ->
                List.of();
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
