package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * What can be asked of one meeting.
 */
public sealed interface MeetingCommand
        permits ScheduleMeeting,
                ChangeMeeting,
                CancelMeeting,
                StartMeeting,
                EndMeeting,
                LockMeeting,
                UnlockMeeting,
                InviteParticipants,
                JoinMeeting,
                LeaveMeeting,
                LoseConnection,
                EndParticipantGrace,
                EndHostGrace,
                EndUnattendedMeeting,
                EnforceTimeLimit,
                CloseOrphanedMeeting,
                EndParticipation,
                AdmitParticipant,
                AdmitEverybody,
                DenyParticipant,
                RemoveParticipant,
                ChangeRole,
                TransferHost,
                RestrictParticipant,
                ChangeParticipant,
                MuteAll,
                ToggleAudio,
                ToggleVideo,
                StartScreenShare,
                StopScreenShare,
                SendChatMessage,
                RaiseHand,
                SendReaction,
                ReportConnection,
                ReportSpammer,
                StartRecording,
                PauseRecording,
                ResumeRecording,
                StopRecording,
                AnswerRecordingConsent,
                ExpireMeeting,
                CancelOccurrence,
                MoveOccurrence,
                RestrictEverybody,
                LowerHand,
                EditChatMessage,
                DeleteChatMessage,
                CorrectAttendance {
    /** The meeting that is asked. */
    MeetingId meetingId();
}
