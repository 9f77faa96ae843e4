package io.videoconf.query.kernel;

import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;

/** What to do with parked events: count them, and try them again once the fault is mended. */
public final class ParkedEvents {
    private final DeadLetterQueues queues;
    private final Configuration axon;

    /** Of these queues. */
    public ParkedEvents(DeadLetterQueues queues, Configuration axon) {
        this.queues = queues;
        this.axon = axon;
    }

    /** How many events are parked in a view. */
    public long count(String view) {
        return queues.of(view).size();
    }

    /**
     * Tries every parked stream of a view once, each from its first parked event on.
     *
     * @return how many events are parked still
     */
    public long retry(String view) {
        SequencedDeadLetterProcessor<EventMessage<?>> processor = axon.eventProcessingConfiguration()
                .sequencedDeadLetterProcessor(view)
                .orElseThrow(() -> new IllegalArgumentException("there is no view \"" + view + "\""));
        List<String> streams = queues.of(view).sequences();
        for (String stream : streams) {
            processor.process(letter ->
                    letter instanceof ParkedEvent parked && parked.sequence().equals(stream));
        }
        return count(view);
    }
}
