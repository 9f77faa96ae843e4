package io.videoconf.command.recording.desk;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.recording.commands.ChangeRecording;
import io.videoconf.api.recording.commands.CloseCapture;
import io.videoconf.api.recording.commands.CompleteUpload;
import io.videoconf.api.recording.commands.DeleteRecording;
import io.videoconf.api.recording.commands.DiscardOrphanedRecording;
import io.videoconf.api.recording.commands.OpenRecording;
import io.videoconf.api.recording.commands.RecordingCommand;
import io.videoconf.api.recording.commands.RequestDownload;
import io.videoconf.api.recording.commands.RequestPartUpload;
import io.videoconf.api.recording.commands.ShareRecording;
import io.videoconf.api.recording.commands.UnshareRecording;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.views.DownloadLink;
import io.videoconf.api.recording.views.PartUpload;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.platform.Ruling;
import io.videoconf.command.recording.access.Downloading;
import io.videoconf.command.recording.capture.Closing;
import io.videoconf.command.recording.capture.Opening;
import io.videoconf.command.recording.deletion.Deleting;
import io.videoconf.command.recording.deletion.Discarding;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.sharing.Changing;
import io.videoconf.command.recording.sharing.Sharing;
import io.videoconf.command.recording.sharing.Unsharing;
import io.videoconf.command.recording.state.RecordingFold;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.upload.Completing;
import io.videoconf.command.recording.upload.RequestingAPart;
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
        snapshotTriggerDefinition = "snapshotTrigger",
        cache = "aggregateCache")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Recording {
    /** The shape of the state in snapshots. */
    static final String SHAPE = "1";

    /** Null until the first event: only then is the event told its stream by the event itself. */
    @AggregateIdentifier
    private @Nullable String id;

    private RecordingState state = RecordingState.initial();
    private long facts;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(OpenRecording command, MetaData metadata) {
        return rule(Opening.decide(Ruling.asked(command, metadata), state), command, metadata);
    }

    @CommandHandler
    Receipt handle(CloseCapture command, MetaData metadata) {
        return rule(Closing.decide(Ruling.asked(command, metadata), state), command, metadata);
    }

    @CommandHandler
    PartUpload handle(RequestPartUpload command, MetaData metadata, Bytes bytes) {
        var decision = RequestingAPart.decide(Ruling.asked(command, metadata), state, Standing.UNKNOWN);
        Receipt receipt = rule(decision, command, metadata);
        return bytes.toPut(receipt, command);
    }

    @CommandHandler
    Receipt handle(CompleteUpload command, MetaData metadata, Bytes bytes) {
        var asked = Ruling.asked(command, metadata);
        Ruling.expect(facts, metadata);
        var evidence = bytes.examine(asked, state);
        return rule(Completing.decide(asked, state, Standing.UNKNOWN, evidence), command, metadata);
    }

    @CommandHandler
    DownloadLink handle(RequestDownload command, MetaData metadata, Bytes bytes) {
        Standing standing = new Standing(command.viewerEmail());
        var decision = Downloading.decide(Ruling.asked(command, metadata), state, standing);
        Receipt receipt = rule(decision, command, metadata);
        return bytes.toDownload(receipt, state);
    }

    @CommandHandler
    Receipt handle(ShareRecording command, MetaData metadata) {
        return rule(Sharing.decide(Ruling.asked(command, metadata), state, Standing.UNKNOWN), command, metadata);
    }

    @CommandHandler
    Receipt handle(UnshareRecording command, MetaData metadata) {
        return rule(Unsharing.decide(Ruling.asked(command, metadata), state, Standing.UNKNOWN), command, metadata);
    }

    @CommandHandler
    Receipt handle(ChangeRecording command, MetaData metadata) {
        return rule(Changing.decide(Ruling.asked(command, metadata), state, Standing.UNKNOWN), command, metadata);
    }

    @CommandHandler
    Receipt handle(DeleteRecording command, MetaData metadata) {
        return rule(Deleting.decide(Ruling.asked(command, metadata), state, Standing.UNKNOWN), command, metadata);
    }

    @CommandHandler
    Receipt handle(DiscardOrphanedRecording command, MetaData metadata) {
        return rule(Discarding.decide(Ruling.asked(command, metadata), state), command, metadata);
    }

    @EventSourcingHandler
    void on(RecordingEvent event) {
        id = event.recordingId().value();
        state = RecordingFold.evolve(state, event);
        facts++;
    }

    private Receipt rule(Decision<RecordingEvent> decision, RecordingCommand command, MetaData metadata) {
        return Ruling.carryOut(decision, StreamKind.RECORDING, command.recordingId(), facts, metadata, event -> {});
    }
}
