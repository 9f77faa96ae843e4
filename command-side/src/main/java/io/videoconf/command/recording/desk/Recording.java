package io.videoconf.command.recording.desk;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.recording.commands.ChangeRecording;
import io.videoconf.api.recording.commands.CloseCapture;
import io.videoconf.api.recording.commands.CompleteUpload;
import io.videoconf.api.recording.commands.DelayProcessing;
import io.videoconf.api.recording.commands.DeleteRecording;
import io.videoconf.api.recording.commands.DiscardOrphanedRecording;
import io.videoconf.api.recording.commands.DisposeRecording;
import io.videoconf.api.recording.commands.ExpireUpload;
import io.videoconf.api.recording.commands.FetchImport;
import io.videoconf.api.recording.commands.ImportRecording;
import io.videoconf.api.recording.commands.InviteViewer;
import io.videoconf.api.recording.commands.OpenInvitation;
import io.videoconf.api.recording.commands.OpenRecording;
import io.videoconf.api.recording.commands.PlaceRecordingHold;
import io.videoconf.api.recording.commands.RecordingCommand;
import io.videoconf.api.recording.commands.ReleaseRecordingHold;
import io.videoconf.api.recording.commands.ReportLocalCopy;
import io.videoconf.api.recording.commands.RequestDownload;
import io.videoconf.api.recording.commands.RequestPartUpload;
import io.videoconf.api.recording.commands.RequestRendition;
import io.videoconf.api.recording.commands.RestoreRecording;
import io.videoconf.api.recording.commands.RetireRecording;
import io.videoconf.api.recording.commands.SettleDisposal;
import io.videoconf.api.recording.commands.SettleFetch;
import io.videoconf.api.recording.commands.SettleProcessing;
import io.videoconf.api.recording.commands.SettleUpload;
import io.videoconf.api.recording.commands.ShareRecording;
import io.videoconf.api.recording.commands.UnshareRecording;
import io.videoconf.api.recording.commands.WithdrawInvitation;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.views.DownloadLink;
import io.videoconf.api.recording.views.PartUpload;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.platform.Ruling;
import io.videoconf.command.recording.RecordingTimers;
import io.videoconf.command.recording.access.Downloading;
import io.videoconf.command.recording.access.Rendering;
import io.videoconf.command.recording.capture.Closing;
import io.videoconf.command.recording.capture.Opening;
import io.videoconf.command.recording.capture.ReportingACopy;
import io.videoconf.command.recording.deletion.Deleting;
import io.videoconf.command.recording.deletion.Discarding;
import io.videoconf.command.recording.deletion.Disposing;
import io.videoconf.command.recording.deletion.Restoring;
import io.videoconf.command.recording.deletion.Retiring;
import io.videoconf.command.recording.holds.Holding;
import io.videoconf.command.recording.holds.Releasing;
import io.videoconf.command.recording.importing.Fetching;
import io.videoconf.command.recording.importing.Importing;
import io.videoconf.command.recording.objects.SignedLink;
import io.videoconf.command.recording.processing.Settling;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.sharing.Changing;
import io.videoconf.command.recording.sharing.Inviting;
import io.videoconf.command.recording.sharing.Sharing;
import io.videoconf.command.recording.sharing.Unsharing;
import io.videoconf.command.recording.state.RecordingFold;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.upload.Completing;
import io.videoconf.command.recording.upload.Expiring;
import io.videoconf.command.recording.upload.RequestingAPart;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A recording's switchboard. Links to its bytes are made beside the decision and are in no event. */
@Aggregate(
        commandTargetResolver = "streamTarget",
        snapshotTriggerDefinition = "growingSnapshotTrigger",
        cache = "aggregateCache")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Recording {
    /** The shape of the state in snapshots. */
    static final String SHAPE = "4";

    /** Null until the first event: only then is the event told its stream by the event itself. */
    @AggregateIdentifier
    private @Nullable String id;

    private RecordingState state = RecordingState.initial();
    private long facts;
    private @Nullable Instant last;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(OpenRecording command, MetaData metadata, RecordingServices services) {
        return rule(Opening.decide(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(ImportRecording command, MetaData metadata, RecordingServices services) {
        var decision = Importing.decide(asked(command, metadata), state, services::mayFetch);
        return rule(decision, command, metadata, services);
    }

    @CommandHandler
    Receipt handle(CloseCapture command, MetaData metadata, RecordingServices services) {
        return rule(Closing.decide(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(ReportLocalCopy command, MetaData metadata, RecordingServices services) {
        var decision = ReportingACopy.decide(asked(command, metadata), state, Standing.UNKNOWN);
        return rule(decision, command, metadata, services);
    }

    @CommandHandler
    Receipt handle(FetchImport command, MetaData metadata, RecordingServices services) {
        var decision = Fetching.decide(asked(command, metadata), state, Standing.UNKNOWN, services::mayFetch);
        return rule(decision, command, metadata, services);
    }

    @CommandHandler
    Receipt handle(SettleFetch command, MetaData metadata, RecordingServices services) {
        return rule(Fetching.settle(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    PartUpload handle(RequestPartUpload command, MetaData metadata, RecordingServices services) {
        var decision = RequestingAPart.decide(asked(command, metadata), state, Standing.UNKNOWN);
        SignedLink link = services.bytes().toPut(decision, command);
        Receipt receipt = rule(decision, command, metadata, services);
        SignedLink given = Objects.requireNonNull(link);
        return new PartUpload(receipt, given.url(), given.expiresAt(), given.headers());
    }

    @CommandHandler
    Receipt handle(CompleteUpload command, MetaData metadata, RecordingServices services) {
        var asked = asked(command, metadata);
        Ruling.expect(facts, metadata);
        var onHand = services.bytes().onHand(asked, state);
        return rule(Completing.decide(asked, state, Standing.UNKNOWN, onHand), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(ExpireUpload command, MetaData metadata, RecordingServices services) {
        var asked = asked(command, metadata);
        Expiring.again(state, services.uploadDeadline())
                .filter(asked.at()::isBefore)
                .ifPresent(due -> services.later(RecordingTimers.expiry(command.recordingId(), due)));
        return rule(Expiring.decide(asked, state, services.uploadDeadline()), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(SettleUpload command, MetaData metadata, RecordingServices services) {
        return rule(Settling.upload(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(SettleProcessing command, MetaData metadata, RecordingServices services) {
        return rule(Settling.media(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(DelayProcessing command, MetaData metadata, RecordingServices services) {
        return rule(Settling.delay(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    DownloadLink handle(RequestDownload command, MetaData metadata, RecordingServices services) {
        Standing standing = new Standing(command.viewerEmail());
        var decision = Downloading.decide(asked(command, metadata), state, standing);
        SignedLink link = services.bytes().toDownload(decision, state);
        return lead(rule(decision, command, metadata, services), link);
    }

    @CommandHandler
    DownloadLink handle(RequestRendition command, MetaData metadata, RecordingServices services) {
        Standing standing = new Standing(command.viewerEmail());
        var decision = Rendering.decide(asked(command, metadata), state, standing);
        SignedLink link = services.bytes().toRendition(decision, state, command.rendition());
        return lead(rule(decision, command, metadata, services), link);
    }

    /** @param link there is one whenever the decision was carried out */
    private static DownloadLink lead(Receipt receipt, @Nullable SignedLink link) {
        SignedLink given = Objects.requireNonNull(link);
        return new DownloadLink(receipt, given.url(), given.expiresAt());
    }

    @CommandHandler
    Receipt handle(ShareRecording command, MetaData metadata, RecordingServices services) {
        var asked = asked(command, metadata);
        return rule(Sharing.decide(asked, state, services.standing(asked.actor(), state)), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(UnshareRecording command, MetaData metadata, RecordingServices services) {
        var asked = asked(command, metadata);
        var decision = Unsharing.decide(asked, state, services.standing(asked.actor(), state));
        return rule(decision, command, metadata, services);
    }

    @CommandHandler
    Receipt handle(InviteViewer command, MetaData metadata, RecordingServices services) {
        var asked = asked(command, metadata);
        return rule(
                Inviting.invite(asked, state, services.standing(asked.actor(), state)), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(WithdrawInvitation command, MetaData metadata, RecordingServices services) {
        var asked = asked(command, metadata);
        var decision = Inviting.withdraw(asked, state, services.standing(asked.actor(), state));
        return rule(decision, command, metadata, services);
    }

    @CommandHandler
    DownloadLink handle(OpenInvitation command, MetaData metadata, RecordingServices services) {
        var decision = Inviting.open(asked(command, metadata), state);
        SignedLink link = services.bytes().toDownload(decision, state);
        return lead(rule(decision, command, metadata, services), link);
    }

    @CommandHandler
    Receipt handle(ChangeRecording command, MetaData metadata, RecordingServices services) {
        var asked = asked(command, metadata);
        return rule(
                Changing.decide(asked, state, services.standing(asked.actor(), state)), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(DeleteRecording command, MetaData metadata, RecordingServices services) {
        var asked = asked(command, metadata);
        var decision = Deleting.decide(asked, state, services.standing(asked.actor(), state), services.bin());
        return rule(decision, command, metadata, services);
    }

    @CommandHandler
    Receipt handle(RestoreRecording command, MetaData metadata, RecordingServices services) {
        var decision = Restoring.decide(asked(command, metadata), state, Standing.UNKNOWN);
        return rule(decision, command, metadata, services);
    }

    @CommandHandler
    Receipt handle(DiscardOrphanedRecording command, MetaData metadata, RecordingServices services) {
        return rule(Discarding.decide(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(RetireRecording command, MetaData metadata, RecordingServices services) {
        return rule(Retiring.decide(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(DisposeRecording command, MetaData metadata, RecordingServices services) {
        return rule(Disposing.begin(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(SettleDisposal command, MetaData metadata, RecordingServices services) {
        return rule(Disposing.settle(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(PlaceRecordingHold command, MetaData metadata, RecordingServices services) {
        return rule(Holding.decide(asked(command, metadata), state), command, metadata, services);
    }

    @CommandHandler
    Receipt handle(ReleaseRecordingHold command, MetaData metadata, RecordingServices services) {
        return rule(Releasing.decide(asked(command, metadata), state), command, metadata, services);
    }

    @EventSourcingHandler
    void on(RecordingEvent event) {
        id = event.recordingId().value();
        state = RecordingFold.evolve(state, event);
        facts++;
        last = event.at();
    }

    private <C> Asked<C> asked(C command, MetaData metadata) {
        return Ruling.asked(command, metadata, last);
    }

    private Receipt rule(
            Decision<RecordingEvent> decision,
            RecordingCommand command,
            MetaData metadata,
            RecordingServices services) {
        return Ruling.carryOut(
                decision, StreamKind.RECORDING, command.recordingId(), facts, metadata, services::applied);
    }
}
