package io.videoconf.command.meeting;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.commands.AdmitEverybody;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.AnswerRecordingConsent;
import io.videoconf.api.meeting.commands.BeginAutomaticRecording;
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
import io.videoconf.api.meeting.commands.MeetingCommand;
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
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.meeting.life.Prepared;
import io.videoconf.command.platform.Ruling;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A meeting's switchboard: takes each command to its decision, and the decision's events into the state. */
@Aggregate(
        commandTargetResolver = "streamTarget",
        snapshotTriggerDefinition = "snapshotTrigger",
        cache = "aggregateCache")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Meeting {
    /** The shape of the state in snapshots. */
    static final String SHAPE = "2";

    /** Null until the first event: only then is the event told its stream by the event itself. */
    @AggregateIdentifier
    private @Nullable String id;

    private MeetingState state = new NoMeeting(0);

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

    @CommandHandler
    Receipt handle(BeginAutomaticRecording command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @EventSourcingHandler
    void on(MeetingEvent event) {
        id = event.meetingId().value();
        state = MeetingFold.evolve(state, event);
    }

    private Receipt rule(
            MeetingCommand command, MetaData metadata, MeetingServices services, @Nullable Prepared prepared) {
        Asked<MeetingCommand> asked = Ruling.asked(command, metadata);
        MeetingId meeting = command.meetingId();
        return Ruling.carryOut(
                MeetingDecisions.decide(asked, state, services.passwords(), prepared),
                StreamKind.MEETING,
                meeting,
                state.sequence(),
                metadata,
                event -> services.remember(event, state, metadata));
    }
}
