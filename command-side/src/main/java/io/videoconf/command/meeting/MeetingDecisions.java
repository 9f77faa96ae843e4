package io.videoconf.command.meeting;

import io.videoconf.api.meeting.commands.AdmitEverybody;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.AnswerRecordingConsent;
import io.videoconf.api.meeting.commands.CancelMeeting;
import io.videoconf.api.meeting.commands.CancelOccurrence;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.ChangeParticipant;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.CloseOrphanedMeeting;
import io.videoconf.api.meeting.commands.CorrectAttendance;
import io.videoconf.api.meeting.commands.DeleteChatMessage;
import io.videoconf.api.meeting.commands.DenyParticipant;
import io.videoconf.api.meeting.commands.EditChatMessage;
import io.videoconf.api.meeting.commands.EndHostGrace;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.EndParticipantGrace;
import io.videoconf.api.meeting.commands.EndParticipation;
import io.videoconf.api.meeting.commands.EndUnattendedMeeting;
import io.videoconf.api.meeting.commands.EnforceTimeLimit;
import io.videoconf.api.meeting.commands.ExpireMeeting;
import io.videoconf.api.meeting.commands.InviteParticipants;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.LoseConnection;
import io.videoconf.api.meeting.commands.LowerHand;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.MoveOccurrence;
import io.videoconf.api.meeting.commands.MuteAll;
import io.videoconf.api.meeting.commands.PauseRecording;
import io.videoconf.api.meeting.commands.RaiseHand;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.ReportConnection;
import io.videoconf.api.meeting.commands.ReportSpammer;
import io.videoconf.api.meeting.commands.RestrictEverybody;
import io.videoconf.api.meeting.commands.RestrictParticipant;
import io.videoconf.api.meeting.commands.ResumeRecording;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.api.meeting.commands.SendChatMessage;
import io.videoconf.api.meeting.commands.SendReaction;
import io.videoconf.api.meeting.commands.StartMeeting;
import io.videoconf.api.meeting.commands.StartRecording;
import io.videoconf.api.meeting.commands.StartScreenShare;
import io.videoconf.api.meeting.commands.StopRecording;
import io.videoconf.api.meeting.commands.StopScreenShare;
import io.videoconf.api.meeting.commands.ToggleAudio;
import io.videoconf.api.meeting.commands.ToggleVideo;
import io.videoconf.api.meeting.commands.TransferHost;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.admission.Admitting;
import io.videoconf.command.meeting.admission.Inviting;
import io.videoconf.command.meeting.admission.Joining;
import io.videoconf.command.meeting.admission.Locking;
import io.videoconf.command.meeting.admission.PasswordCheck;
import io.videoconf.command.meeting.admission.Removing;
import io.videoconf.command.meeting.chat.Chatting;
import io.videoconf.command.meeting.chat.Messages;
import io.videoconf.command.meeting.host.HostDeadlines;
import io.videoconf.command.meeting.life.Cancelling;
import io.videoconf.command.meeting.life.Changing;
import io.videoconf.command.meeting.life.Ending;
import io.videoconf.command.meeting.life.Expiring;
import io.videoconf.command.meeting.life.Orphaned;
import io.videoconf.command.meeting.life.Prepared;
import io.videoconf.command.meeting.life.Scheduling;
import io.videoconf.command.meeting.life.Starting;
import io.videoconf.command.meeting.life.TimeLimit;
import io.videoconf.command.meeting.media.Lowering;
import io.videoconf.command.meeting.media.Muting;
import io.videoconf.command.meeting.media.ReportingFailures;
import io.videoconf.command.meeting.media.Sending;
import io.videoconf.command.meeting.presence.AccountsGone;
import io.videoconf.command.meeting.presence.Connections;
import io.videoconf.command.meeting.presence.Correcting;
import io.videoconf.command.meeting.presence.Leaving;
import io.videoconf.command.meeting.recording.Recordings;
import io.videoconf.command.meeting.roles.ChangingParticipants;
import io.videoconf.command.meeting.roles.Restricting;
import io.videoconf.command.meeting.roles.Roles;
import io.videoconf.command.meeting.series.Rearranging;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of a meeting, and who decides it: one line a command.
 */
public final class MeetingDecisions {
    private MeetingDecisions() {}

    /**
     * What a command comes to.
     *
     * @param passwords checks a meeting's password for who joins
     * @param messages looks up what was written before
     * @param prepared for a new meeting its number, and for a new or changed one its password's hash; null for any
     *     other command, and for a change without a password
     * @throws IllegalArgumentException when a meeting is to be scheduled and nothing is prepared: a bug of the caller
     */
    public static Decision<MeetingEvent> decide(
            Asked<? extends MeetingCommand> asked,
            MeetingState state,
            PasswordCheck passwords,
            Messages messages,
            @Nullable Prepared prepared) {
        return Recordings.fromTheBeginning(byCommand(asked, state, passwords, messages, prepared), state);
    }

    private static Decision<MeetingEvent> byCommand(
            Asked<? extends MeetingCommand> asked,
            MeetingState state,
            PasswordCheck passwords,
            Messages messages,
            @Nullable Prepared prepared) {
        return switch (asked.command()) {
            case ScheduleMeeting it -> Scheduling.decide(asked.as(it), state, needed(prepared));
            case ChangeMeeting it ->
                Changing.decide(asked.as(it), state, prepared == null ? null : prepared.passwordHash());
            case CancelMeeting it -> Cancelling.decide(asked.as(it), state);
            case StartMeeting it -> Starting.decide(asked.as(it), state);
            case EndMeeting it -> Ending.decide(asked.as(it), state);
            case LockMeeting it -> Locking.lock(asked.as(it), state);
            case UnlockMeeting it -> Locking.unlock(asked.as(it), state);
            case InviteParticipants it -> Inviting.decide(asked.as(it), state);
            case JoinMeeting it -> Joining.decide(asked.as(it), state, passwords);
            case LeaveMeeting it -> Leaving.decide(asked.as(it), state);
            case LoseConnection it -> Connections.decide(asked.as(it), state);
            case EndParticipantGrace it -> Connections.graceEnds(asked.as(it), state);
            case EndHostGrace it -> HostDeadlines.graceEnds(asked.as(it), state);
            case EndUnattendedMeeting it -> HostDeadlines.absenceEnds(asked.as(it), state);
            case EnforceTimeLimit it -> TimeLimit.decide(asked.as(it), state);
            case CloseOrphanedMeeting it -> Orphaned.decide(asked.as(it), state);
            case EndParticipation it -> AccountsGone.decide(asked.as(it), state);
            case AdmitParticipant it -> Admitting.decide(asked.as(it), state);
            case AdmitEverybody it -> Admitting.everybody(asked.as(it), state);
            case DenyParticipant it -> Admitting.deny(asked.as(it), state);
            case RemoveParticipant it -> Removing.decide(asked.as(it), state);
            case ChangeRole it -> Roles.change(asked.as(it), state);
            case TransferHost it -> Roles.transfer(asked.as(it), state);
            case RestrictParticipant it -> Restricting.decide(asked.as(it), state);
            case ChangeParticipant it -> ChangingParticipants.decide(asked.as(it), state);
            case MuteAll it -> Muting.decide(asked.as(it), state);
            case ToggleAudio it -> Sending.audio(asked.as(it), state);
            case ToggleVideo it -> Sending.video(asked.as(it), state);
            case StartScreenShare it -> Sending.share(asked.as(it), state);
            case StopScreenShare it -> Sending.unshare(asked.as(it), state);
            case RaiseHand it -> Sending.hand(asked.as(it), state);
            case SendReaction it -> Sending.reaction(asked.as(it), state);
            case SendChatMessage it -> Chatting.decide(asked.as(it), state, messages);
            case ReportConnection it -> ReportingFailures.decide(asked.as(it), state);
            case ReportSpammer it -> Removing.report(asked.as(it), state);
            case StartRecording it -> Recordings.start(asked.as(it), state);
            case PauseRecording it -> Recordings.pause(asked.as(it), state);
            case ResumeRecording it -> Recordings.resume(asked.as(it), state);
            case StopRecording it -> Recordings.stop(asked.as(it), state);
            case AnswerRecordingConsent it -> Recordings.consent(asked.as(it), state);
            case ExpireMeeting it -> Expiring.decide(asked.as(it), state);
            case CancelOccurrence it -> Rearranging.cancel(asked.as(it), state);
            case MoveOccurrence it -> Rearranging.move(asked.as(it), state);
            case RestrictEverybody it -> Restricting.everybody(asked.as(it), state);
            case LowerHand it -> Lowering.decide(asked.as(it), state);
            case EditChatMessage it -> Chatting.edit(asked.as(it), state, messages);
            case DeleteChatMessage it -> Chatting.delete(asked.as(it), state, messages);
            case CorrectAttendance it -> Correcting.decide(asked.as(it), state);
        };
    }

    /** What a command comes to that needs nothing prepared. */
    public static Decision<MeetingEvent> decide(
            Asked<? extends MeetingCommand> asked, MeetingState state, PasswordCheck passwords) {
        return decide(asked, state, passwords, Messages.NONE, null);
    }

    private static Prepared needed(@Nullable Prepared prepared) {
        if (prepared == null) {
            throw new IllegalArgumentException("a new meeting needs its number");
        }
        return prepared;
    }
}
