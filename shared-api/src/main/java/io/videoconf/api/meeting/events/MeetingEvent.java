package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import java.time.Instant;

/**
 * What has happened in one meeting. A meeting's stream of these is its log: the n-th has sequence n.
 */
public sealed interface MeetingEvent
        permits MeetingScheduled,
                MeetingChanged,
                MeetingCancelled,
                MeetingStarted,
                MeetingEnded,
                MeetingLocked,
                MeetingUnlocked,
                ParticipantInvited,
                ParticipantStartedWaiting,
                ParticipantAdmitted,
                ParticipantDenied,
                ParticipantJoined,
                ConnectionLost,
                ConnectionRestored,
                ConnectionSuperseded,
                ParticipantLeft,
                ParticipantRemoved,
                RoleChanged,
                ParticipantRestricted,
                AllMuted,
                AudioToggled,
                VideoToggled,
                ScreenShareStarted,
                ScreenShareStopped,
                HandToggled,
                ReactionSent,
                ChatMessageSent,
                HostGraceStarted,
                HostRoleAssumed,
                HostAbsenceBegan,
                TimeLimitWarned,
                ConnectionReported,
                SpammerReported,
                RecordingStarted,
                RecordingPaused,
                RecordingResumed,
                RecordingStopped,
                RecordingConsentAnswered {
    /** The meeting it happened in. */
    MeetingId meetingId();

    /** When it was decided. */
    Instant at();
}
