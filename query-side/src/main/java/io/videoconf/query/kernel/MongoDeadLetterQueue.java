package io.videoconf.query.kernel;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.NoSuchDeadLetterException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.WrongDeadLetterTypeException;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The events that one view could not take in, and those that wait behind them, stream by stream. An event is parked
 * once, however often its batch is repeated, and a stream's events come out in the order of the stream.
 */
final class MongoDeadLetterQueue implements SequencedDeadLetterQueue<EventMessage<?>> {
    /** As many streams may be stuck; when more are, something else is wrong, and standing still loses nothing. */
    static final int MAX_SEQUENCES = 1024;

    private static final Duration PROCESSING_CLAIM = Duration.ofSeconds(30);
    private static final String COLLECTION = "dead_letters";
    private static final String ID = "_id";
    private static final String VIEW = "view";
    private static final String SEQUENCE = "sequence";
    private static final String POSITION = "position";
    private static final String ENQUEUED = "enqueued_at";
    private static final String TOUCHED = "touched_at";
    private static final String CLAIMED = "claimed_until";
    private static final Bson IN_ORDER =
            new Document(POSITION, 1).append(ENQUEUED, 1).append(ID, 1);

    private final MongoTemplate mongo;
    private final String view;
    private final ParkedEventCodec codec;
    private final Clock clock;

    MongoDeadLetterQueue(MongoTemplate mongo, String view, Serializer eventSerializer, Clock clock) {
        this.mongo = mongo;
        this.view = view;
        this.codec = new ParkedEventCodec(eventSerializer);
        this.clock = clock;
    }

    void ensureIndexes() {
        letters().createIndex(Indexes.ascending(VIEW, SEQUENCE, POSITION));
    }

    @Override
    public void enqueue(Object sequenceIdentifier, DeadLetter<? extends EventMessage<?>> letter) {
        if (isFull(sequenceIdentifier)) {
            throw new DeadLetterQueueOverflowException(sequenceIdentifier);
        }
        EventMessage<?> message = letter.message();
        String id = view + ":" + message.getIdentifier();
        Date now = Date.from(clock.instant());
        Document document = new Document(ID, id)
                .append(VIEW, view)
                .append(SEQUENCE, sequenceIdentifier.toString())
                .append(POSITION, message instanceof DomainEventMessage<?> event ? event.getSequenceNumber() : 0L)
                .append("event", codec.event(message))
                .append("cause", ParkedEventCodec.cause(letter.cause().orElse(null)))
                .append("diagnostics", new Document(letter.diagnostics()))
                .append(ENQUEUED, now)
                .append(TOUCHED, now)
                .append(CLAIMED, null);
        letters().replaceOne(eq(ID, id), document, new ReplaceOptions().upsert(true));
    }

    @Override
    public void evict(DeadLetter<? extends EventMessage<?>> letter) {
        letters().deleteOne(eq(ID, own(letter).id()));
    }

    @Override
    public void requeue(
            DeadLetter<? extends EventMessage<?>> letter,
            UnaryOperator<DeadLetter<? extends EventMessage<?>>> letterUpdater) {
        DeadLetter<? extends EventMessage<?>> updated = letterUpdater.apply(letter.markTouched());
        Bson change = combine(
                set("cause", ParkedEventCodec.cause(updated.cause().orElse(null))),
                set("diagnostics", new Document(updated.diagnostics())),
                set(TOUCHED, Date.from(clock.instant())),
                set(CLAIMED, null));
        if (letters().updateOne(eq(ID, own(letter).id()), change).getMatchedCount() == 0) {
            throw new NoSuchDeadLetterException(
                    "No event is parked as " + own(letter).id());
        }
    }

    @Override
    public boolean contains(Object sequenceIdentifier) {
        return letters()
                        .find(of(sequenceIdentifier))
                        .projection(new Document(ID, 1))
                        .first()
                != null;
    }

    @Override
    public Iterable<DeadLetter<? extends EventMessage<?>>> deadLetterSequence(Object sequenceIdentifier) {
        List<DeadLetter<? extends EventMessage<?>>> sequence = new ArrayList<>();
        letters().find(of(sequenceIdentifier)).sort(IN_ORDER).map(codec::parked).forEach(sequence::add);
        return sequence;
    }

    @Override
    public Iterable<Iterable<DeadLetter<? extends EventMessage<?>>>> deadLetters() {
        List<Iterable<DeadLetter<? extends EventMessage<?>>>> sequences = new ArrayList<>();
        sequences().forEach(sequence -> sequences.add(deadLetterSequence(sequence)));
        return sequences;
    }

    @Override
    public boolean isFull(Object sequenceIdentifier) {
        return !contains(sequenceIdentifier) && amountOfSequences() >= MAX_SEQUENCES;
    }

    @Override
    public long size() {
        return letters().countDocuments(eq(VIEW, view));
    }

    @Override
    public long sequenceSize(Object sequenceIdentifier) {
        return letters().countDocuments(of(sequenceIdentifier));
    }

    @Override
    public long amountOfSequences() {
        return sequences().size();
    }

    @Override
    public boolean process(
            Predicate<DeadLetter<? extends EventMessage<?>>> sequenceFilter,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> processingTask) {
        List<ParkedEvent> heads = sequences().stream()
                .map(this::head)
                .flatMap(Optional::stream)
                .filter(sequenceFilter)
                .sorted(Comparator.comparing(ParkedEvent::lastTouched))
                .toList();
        for (ParkedEvent head : heads) {
            if (claim(head)) {
                return drain(head, processingTask);
            }
        }
        return false;
    }

    private boolean drain(
            ParkedEvent head,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> processingTask) {
        @Nullable ParkedEvent letter = head;
        while (letter != null) {
            EnqueueDecision<EventMessage<?>> decision = processingTask.apply(letter);
            if (decision.shouldEnqueue()) {
                Throwable cause = decision.enqueueCause().orElse(null);
                requeue(letter, old -> decision.withDiagnostics(cause == null ? old : old.withCause(cause)));
                return false;
            }
            evict(letter);
            letter = head(head.sequence()).filter(this::claim).orElse(null);
        }
        return true;
    }

    @Override
    public void clear() {
        letters().deleteMany(eq(VIEW, view));
    }

    /** Takes the letters of another queue in the place of its own. */
    void adopt(MongoDeadLetterQueue other) {
        clear();
        letters().find(eq(VIEW, other.view)).into(new ArrayList<>()).forEach(letter -> {
            String id = view + letter.getString(ID).substring(other.view.length());
            Document own = new Document(letter).append(ID, id).append(VIEW, view);
            letters().replaceOne(eq(ID, id), own, new ReplaceOptions().upsert(true));
        });
        other.clear();
    }

    /** Streams that have events parked. */
    List<String> sequences() {
        return letters().distinct(SEQUENCE, eq(VIEW, view), String.class).into(new ArrayList<>());
    }

    private Optional<ParkedEvent> head(String sequence) {
        return Optional.ofNullable(letters().find(of(sequence)).sort(IN_ORDER).first())
                .map(codec::parked);
    }

    private boolean claim(ParkedEvent letter) {
        Instant now = clock.instant();
        Bson free = and(eq(ID, letter.id()), or(eq(CLAIMED, null), lt(CLAIMED, Date.from(now))));
        return letters()
                        .updateOne(free, set(CLAIMED, Date.from(now.plus(PROCESSING_CLAIM))))
                        .getMatchedCount()
                > 0;
    }

    private Bson of(Object sequenceIdentifier) {
        return and(eq(VIEW, view), eq(SEQUENCE, sequenceIdentifier.toString()));
    }

    private static ParkedEvent own(DeadLetter<? extends EventMessage<?>> letter) {
        if (letter instanceof ParkedEvent parked) {
            return parked;
        }
        throw new WrongDeadLetterTypeException(
                "Not a letter of this queue: " + letter.getClass().getName());
    }

    private MongoCollection<Document> letters() {
        return mongo.getCollection(COLLECTION);
    }
}
