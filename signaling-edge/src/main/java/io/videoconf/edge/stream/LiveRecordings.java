package io.videoconf.edge.stream;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.events.RecordingEvent;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/**
 * Hears, on the edge's one consumer of new facts, what recordings come to, demultiplexed by recording in memory. Whoever
 * hears of a recording from its meeting, on the same consumer, hears of its life from the beginning.
 */
@Component
@ProcessingGroup(LiveFacts.GROUP)
public class LiveRecordings {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRecordings.class);

    private final ConcurrentHashMap<RecordingId, List<Consumer<LiveRecordingFact>>> listeners =
            new ConcurrentHashMap<>();

    /**
     * Hands every new fact of one recording to {@code listener}, in order, from now on. It is called on the one thread that
     * feeds this edge: it must not block, and keeps its own bound on what it has not dealt with.
     */
    public Disposable subscribe(RecordingId recording, Consumer<LiveRecordingFact> listener) {
        listeners.compute(recording, (_, known) -> {
            List<Consumer<LiveRecordingFact>> all = known == null ? new CopyOnWriteArrayList<>() : known;
            all.add(listener);
            return all;
        });
        return () -> listeners.computeIfPresent(recording, (_, known) -> {
            known.remove(listener);
            return known.isEmpty() ? null : known;
        });
    }

    @EventHandler
    void on(RecordingEvent event, @SequenceNumber long number, @MessageIdentifier String eventId) {
        List<Consumer<LiveRecordingFact>> here = listeners.get(event.recordingId());
        if (here == null) {
            return;
        }
        LiveRecordingFact fact = new LiveRecordingFact(number + 1, eventId, event);
        here.forEach(listener -> deliver(listener, fact));
    }

    /** One listener's bug must not cost the others their facts. */
    private static void deliver(Consumer<LiveRecordingFact> listener, LiveRecordingFact fact) {
        try {
            listener.accept(fact);
        } catch (RuntimeException bug) {
            LOG.error(
                    "a listener failed on fact {} of {}",
                    fact.sequence(),
                    fact.event().recordingId(),
                    bug);
        }
    }
}
