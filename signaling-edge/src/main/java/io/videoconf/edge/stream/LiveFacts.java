package io.videoconf.edge.stream;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.MeetingEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/**
 * The edge's one consumer of new facts, demultiplexed by meeting in memory.
 *
 * <p>Its processor begins at the end of the log whenever an edge starts: what was before is read from the query side.
 */
@Component
@ProcessingGroup(LiveFacts.GROUP)
public class LiveFacts {
    /** The processing group: a tracking processor from the head token, whose token need not outlive the edge. */
    public static final String GROUP = "edge-live";

    private static final Logger LOG = LoggerFactory.getLogger(LiveFacts.class);

    private final ConcurrentHashMap<MeetingId, List<Consumer<LiveFact>>> listeners = new ConcurrentHashMap<>();

    /**
     * Hands every new fact of one meeting to {@code listener}, in order, from now on.
     *
     * <p>The listener is called on the one thread that feeds every meeting of this edge: it must not block, and keeps
     * its own bound on what it has not dealt with.
     */
    public Disposable subscribe(MeetingId meeting, Consumer<LiveFact> listener) {
        listeners.compute(meeting, (_, known) -> {
            List<Consumer<LiveFact>> all = known == null ? new CopyOnWriteArrayList<>() : known;
            all.add(listener);
            return all;
        });
        return () -> listeners.computeIfPresent(meeting, (_, known) -> {
            known.remove(listener);
            return known.isEmpty() ? null : known;
        });
    }

    @EventHandler
    void on(
            MeetingEvent event,
            @SequenceNumber long number,
            @MessageIdentifier String eventId,
            @Timestamp Instant timestamp,
            @MetaDataValue(MetadataKeys.ACTOR_ID) @Nullable String actor) {
        List<Consumer<LiveFact>> here = listeners.get(event.meetingId());
        if (here == null) {
            return;
        }
        // The store counts from 0, the log that clients see from 1.
        LiveFact fact = new LiveFact(number + 1, eventId, event, timestamp, actor == null ? null : new UserId(actor));
        here.forEach(listener -> deliver(listener, fact));
    }

    /** One listener's bug must not cost the others their facts. */
    private static void deliver(Consumer<LiveFact> listener, LiveFact fact) {
        try {
            listener.accept(fact);
        } catch (RuntimeException bug) {
            LOG.error(
                    "a listener failed on fact {} of {}",
                    fact.sequence(),
                    fact.event().meetingId(),
                    bug);
        }
    }
}
