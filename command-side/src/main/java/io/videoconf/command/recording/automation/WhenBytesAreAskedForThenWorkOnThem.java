package io.videoconf.command.recording.automation;

import io.videoconf.api.recording.events.CompletionRequested;
import io.videoconf.api.recording.events.DisposalBegun;
import io.videoconf.api.recording.events.ImportFetchRequested;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingRestored;
import io.videoconf.command.recording.work.WorkQueue;
import java.time.Clock;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;

/** Whatever asks for work on a recording's bytes puts it into the queue, in the transaction of the automation's position. */
@ProcessingGroup(RecordingAutomations.WORK_GROUP)
@DisallowReplay
public final class WhenBytesAreAskedForThenWorkOnThem {
    private final WorkQueue queue;
    private final Clock clock;

    public WhenBytesAreAskedForThenWorkOnThem(WorkQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    @EventHandler
    void on(CompletionRequested event, @SequenceNumber long number) {
        work(event, number);
    }

    @EventHandler
    void on(ImportFetchRequested event, @SequenceNumber long number) {
        work(event, number);
    }

    @EventHandler
    void on(DisposalBegun event, @SequenceNumber long number) {
        work(event, number);
    }

    /** It may have been deleted in the middle of it. */
    @EventHandler
    void on(RecordingRestored event, @SequenceNumber long number) {
        work(event, number);
    }

    private void work(RecordingEvent event, long number) {
        queue.add(event.recordingId(), number, clock.instant());
    }
}
