package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.KeptWithStream;
import io.videoconf.api.kernel.MeetingId;
import java.time.Instant;

/**
 * What has happened in one meeting. A meeting's stream of these is its log: the n-th has sequence n.
 */
public sealed interface MeetingEvent extends KeptWithStream
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
                RecordingConsentAnswered,
                PolicyChanged,
                EverybodyRestricted,
                RecurrenceSet,
                OccurrenceCancelled,
                OccurrenceMoved,
                OccurrenceBegan,
                OccurrenceEnded,
                ChatMessageEdited,
                ChatMessageDeleted,
                AttendanceCorrected {
    /** The meeting it happened in. */
    MeetingId meetingId();

    /** When it was decided. */
    Instant at();

    @Override
    default String keptWith() {
        return meetingId().value();
    }
}
