package io.videoconf.command.recording.work;

import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.asked;
import static io.videoconf.command.recording.Given.eventsOf;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.recording.commands.DelayProcessing;
import io.videoconf.api.recording.commands.RecordingCommand;
import io.videoconf.api.recording.commands.SettleDisposal;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.deletion.Disposing;
import io.videoconf.command.recording.objects.ObjectStore;
import io.videoconf.command.recording.processing.Settling;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.upload.UploadCompletion;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.springframework.util.unit.DataSize;

/** One recording that is worked on until it is disposed of: its facts, and what it decides of what the work comes to. */
final class Bench {
    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Path folder;
    private final ObjectStore store;
    private long version;

    /** Over a store, with a folder for what is being worked on. */
    Bench(ObjectStore store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    void happened(RecordingEvent... facts) {
        for (RecordingEvent fact : facts) {
            events.publish(new GenericDomainEventMessage<>("Recording", RECORDING.value(), version++, fact));
        }
    }

    RecordingEvent last() {
        return (RecordingEvent)
                events.readEvents(RECORDING.value(), version - 1).next().getPayload();
    }

    /** Work that tells the recording what it came to. */
    RecordingWork work() {
        return work(this::carriedOut);
    }

    RecordingWork work(Consumer<RecordingCommand> commands) {
        Scratch scratch = new Scratch(folder);
        var settings = Settings.with(List.of(), DataSize.ofGigabytes(1), false);
        return new RecordingWork(
                new RecordingStreams(events),
                new UploadCompletion(store),
                new MediaInspection(store, scratch, settings),
                new MediaFetch(store, scratch, settings),
                store,
                commands);
    }

    /** As the recording itself decides. */
    private void carriedOut(RecordingCommand command) {
        RecordingState state = new RecordingStreams(events).state(RECORDING);
        Decision<RecordingEvent> decision = command instanceof SettleDisposal settle
                ? Disposing.settle(asked(Actor.SYSTEM, settle), state)
                : Settling.delay(asked(Actor.SYSTEM, (DelayProcessing) command), state);
        happened(eventsOf(decision).toArray(RecordingEvent[]::new));
    }
}
