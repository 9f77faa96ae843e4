package io.videoconf.query.kernel;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.serialization.Serializer;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Each view's queue of events that it could not take in. */
public final class DeadLetterQueues {
    private final MongoTemplate mongo;
    private final Serializer eventSerializer;
    private final Clock clock;
    private final Map<String, MongoDeadLetterQueue> queues = new ConcurrentHashMap<>();

    /**
     * Queues in this database.
     *
     * @param eventSerializer the very one of the event store, so that events are parked as they are stored
     */
    public DeadLetterQueues(MongoTemplate mongo, Serializer eventSerializer, Clock clock) {
        this.mongo = mongo;
        this.eventSerializer = eventSerializer;
        this.clock = clock;
    }

    MongoDeadLetterQueue of(String view) {
        return queues.computeIfAbsent(view, name -> new MongoDeadLetterQueue(mongo, name, eventSerializer, clock));
    }
}
