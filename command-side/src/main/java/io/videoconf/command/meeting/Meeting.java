package io.videoconf.command.meeting;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.meeting.commands.AdmitEverybody;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.AnswerRecordingConsent;
import io.videoconf.api.meeting.commands.CancelMeeting;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.CloseOrphanedMeeting;
import io.videoconf.api.meeting.commands.DenyParticipant;
import io.videoconf.api.meeting.commands.EndHostGrace;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.EndParticipantGrace;
import io.videoconf.api.meeting.commands.EndParticipation;
import io.videoconf.api.meeting.commands.EndUnattendedMeeting;
import io.videoconf.api.meeting.commands.EnforceTimeLimit;
import io.videoconf.api.meeting.commands.InviteParticipants;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.LoseConnection;
import io.videoconf.api.meeting.commands.MuteAll;
import io.videoconf.api.meeting.commands.PauseRecording;
import io.videoconf.api.meeting.commands.RaiseHand;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.ReportConnection;
import io.videoconf.api.meeting.commands.ReportSpammer;
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
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** A meeting's switchboard: takes each command to its decision, and the decision's events into the state. */
@Aggregate(
        commandTargetResolver = "streamTarget",
        snapshotTriggerDefinition = "snapshotTrigger",
        cache = "aggregateCache")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Meeting extends MeetingSwitchboard {
    /** The shape of the state in snapshots. */
    static final String SHAPE = "4";

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Receipt handle(ScheduleMeeting command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, services.prepare(command));
    }

    @CommandHandler
    Receipt handle(ChangeMeeting command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, services.prepare(command));
    }

    @CommandHandler
    Receipt handle(CancelMeeting command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(StartMeeting command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(EndMeeting command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(LockMeeting command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(UnlockMeeting command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(InviteParticipants command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(JoinMeeting command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(LeaveMeeting command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(LoseConnection command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(EndParticipantGrace command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(EndHostGrace command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(EndUnattendedMeeting command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(EnforceTimeLimit command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(CloseOrphanedMeeting command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(EndParticipation command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(AdmitParticipant command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(AdmitEverybody command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(DenyParticipant command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(RemoveParticipant command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(ChangeRole command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(TransferHost command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(RestrictParticipant command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(MuteAll command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(ToggleAudio command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(ToggleVideo command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(StartScreenShare command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(StopScreenShare command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(SendChatMessage command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(RaiseHand command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(SendReaction command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(ReportConnection command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(ReportSpammer command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(StartRecording command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(PauseRecording command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(ResumeRecording command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(StopRecording command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(AnswerRecordingConsent command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }
}
