package io.videoconf.query.kernel;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Positions of processors, beside the views that they belong to, each claimed by one node at a time. A claim is good
 * for {@code claimTimeout} after it was last renewed.
 *
 * <p>A position that moves on is written now and then, not with each batch: events since then are taken in again after
 * a crash, and a document takes in only the event that is its next. It is written when its processor stops, and when it
 * has nothing to do.
 */
public final class MongoTokenStore implements TokenStore {
    private static final String ID = "_id";
    static final String PROCESSOR = "processor";
    private static final String SEGMENT = "segment";
    static final String OWNER = "owner";
    static final String TOUCHED = "touched";

    /** Two seconds and a half with the usual claim of ten. Rarer costs a crash more, oftener every document that changes all the time. */
    private static final int PARTS_OF_A_CLAIM = 4;

    private final MongoTemplate mongo;
    private final TokenCodec codec;
    private final String node;
    private final Duration claimTimeout;
    private final Clock clock;
    private final UnwrittenPositions unwritten;
    private final Consumer<String> documents;
    private final ViewWriter writer;
    private final Map<String, Instant> renewed = new ConcurrentHashMap<>();

    /**
     * Positions in this database.
     *
     * @param serializer of tracking tokens
     * @param node whose claims are ours; a node that comes back under its name has its claims at once
     * @param documents writes the documents of a processor, by its name: called before each of its positions is written, and
     *     before this node begins to work for it
     * @param writer writes documents and positions while their processors go on
     */
    public MongoTokenStore(
            MongoTemplate mongo,
            Serializer serializer,
            String node,
            Duration claimTimeout,
            Clock clock,
            Consumer<String> documents,
            ViewWriter writer) {
        this.mongo = mongo;
        this.codec = new TokenCodec(serializer);
        this.node = node;
        this.claimTimeout = claimTimeout;
        this.unwritten = new UnwrittenPositions(claimTimeout.dividedBy(PARTS_OF_A_CLAIM));
        this.clock = clock;
        this.documents = documents;
        this.writer = writer;
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        initializeTokenSegments(processorName, segmentCount, null);
    }

    /** Segment 0 comes last: before it is there, no node sees any, so nobody works on half of them. */
    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        for (int segment = segmentCount - 1; segment > 0; segment--) {
            insertIfAbsent(initialToken, processorName, segment);
        }
        if (!insertIfAbsent(initialToken, processorName, 0)) {
            throw new UnableToClaimTokenException("Positions of " + processorName + " exist already");
        }
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        if (!insertIfAbsent(token, processorName, segment)) {
            throw new UnableToInitializeTokenException(
                    "The position " + id(processorName, segment) + " exists already");
        }
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        switch (unwritten.keep(id(processorName, segment), token, clock.instant())) {
            case WAIT -> {}
            case WRITE_SOON -> writeSoon(processorName, segment);
            case WRITE -> write(token, processorName, segment);
        }
    }

    /** Whoever moves a position on takes in the next events meanwhile, and is told of trouble when it goes on for long. */
    private void writeSoon(String processorName, int segment) {
        writer.soon(id(processorName, segment), () -> writeLast(processorName, segment));
    }

    private synchronized void writeLast(String processorName, int segment) {
        TrackingToken last = unwritten.last(id(processorName, segment));
        if (last != null) {
            write(last, processorName, segment);
        }
    }

    private synchronized void write(@Nullable TrackingToken token, String processorName, int segment) {
        documents.accept(processorName);
        String id = id(processorName, segment);
        Instant now = clock.instant();
        Bson change = combine(codec.moved(token), set(TOUCHED, Date.from(now)));
        requireOurs(
                positions().updateOne(ours(processorName, segment), change).getMatchedCount(), processorName, segment);
        renewed.put(id, now);
        unwritten.wrote(id, token, now);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        writeLast(processorName, segment);
        unwritten.forget(id(processorName, segment));
        Instant now = clock.instant();
        Bson claim = combine(set(OWNER, node), set(TOUCHED, Date.from(now)));
        Document position = positions()
                .findOneAndUpdate(
                        and(eq(ID, id(processorName, segment)), claimable(now)),
                        claim,
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (position == null) {
            throw notOurs(processorName, segment);
        }
        renewed.put(id(processorName, segment), now);
        documents.accept(processorName);
        return codec.token(position);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, Segment segment) {
        TrackingToken token = fetchToken(processorName, segment.getSegmentId());
        Segment now = Segment.computeSegment(segment.getSegmentId(), fetchSegments(processorName));
        if (!now.equals(segment)) {
            releaseClaim(processorName, segment.getSegmentId());
            throw new UnableToClaimTokenException("The segments of " + processorName + " were split or merged");
        }
        return token;
    }

    /** Renews the claim; not in the database while the last renewal is fresh, since it is asked for with each batch. */
    @Override
    public void extendClaim(String processorName, int segment) {
        String id = id(processorName, segment);
        Instant now = clock.instant();
        if (unwritten.due(id, now) != null) {
            writeSoon(processorName, segment);
            return;
        }
        Instant last = renewed.get(id);
        if (last != null && now.isBefore(last.plus(claimTimeout.dividedBy(4)))) {
            return;
        }
        long matched = positions()
                .updateOne(ours(processorName, segment), set(TOUCHED, Date.from(now)))
                .getMatchedCount();
        requireOurs(matched, processorName, segment);
        renewed.put(id, now);
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        documents.accept(processorName);
        String id = id(processorName, segment);
        TrackingToken last = unwritten.last(id);
        Bson free = set(OWNER, null);
        renewed.remove(id);
        unwritten.forget(id);
        positions().updateOne(ours(processorName, segment), last == null ? free : combine(codec.moved(last), free));
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        renewed.remove(id(processorName, segment));
        unwritten.forget(id(processorName, segment));
        requireOurs(positions().deleteOne(ours(processorName, segment)).getDeletedCount(), processorName, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public int[] fetchSegments(String processorName) {
        List<Integer> segments = positions()
                .find(eq(PROCESSOR, processorName))
                .sort(new Document(SEGMENT, 1))
                .map(position -> position.getInteger(SEGMENT))
                .into(new ArrayList<>());
        boolean complete = !segments.isEmpty() && segments.getFirst() == 0;
        return complete ? segments.stream().mapToInt(Integer::intValue).toArray() : new int[0];
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        int[] all = fetchSegments(processorName);
        List<Integer> free = positions()
                .find(and(eq(PROCESSOR, processorName), claimable(clock.instant())))
                .map(position -> position.getInteger(SEGMENT))
                .into(new ArrayList<>());
        List<Segment> segments = new ArrayList<>();
        for (int segment : all) {
            if (free.contains(segment)) {
                segments.add(Segment.computeSegment(segment, all));
            }
        }
        return segments;
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return WholePositions.identifierOf(positions());
    }

    /** Forgets where a processor was, whoever claims it. It begins again at the tail; a node that works on it loses its claim. */
    void forget(String processorName) {
        unwritten.forgetAll(processorName);
        positions().deleteMany(eq(PROCESSOR, processorName));
    }

    /** The positions of a processor taken together. */
    WholePositions whole(String processorName) {
        return new WholePositions(positions(), codec, node, clock, processorName);
    }

    private boolean insertIfAbsent(@Nullable TrackingToken token, String processorName, int segment) {
        Bson fresh = combine(
                setOnInsert(PROCESSOR, processorName),
                setOnInsert(SEGMENT, segment),
                codec.begun(token),
                setOnInsert(OWNER, null),
                setOnInsert(TOUCHED, Date.from(Instant.EPOCH)));
        return Writes.insertIfAbsent(positions(), id(processorName, segment), fresh);
    }

    private Bson claimable(Instant now) {
        return or(eq(OWNER, node), eq(OWNER, null), lt(TOUCHED, Date.from(now.minus(claimTimeout))));
    }

    private Bson ours(String processorName, int segment) {
        return and(eq(ID, id(processorName, segment)), eq(OWNER, node));
    }

    private void requireOurs(long matched, String processorName, int segment) {
        if (matched == 0) {
            renewed.remove(id(processorName, segment));
            unwritten.forget(id(processorName, segment));
            throw notOurs(processorName, segment);
        }
    }

    private static UnableToClaimTokenException notOurs(String processorName, int segment) {
        return new UnableToClaimTokenException(
                "The position " + id(processorName, segment) + " does not exist, or another node has it");
    }

    private static String id(String processorName, int segment) {
        return processorName + "/" + segment;
    }

    private MongoCollection<Document> positions() {
        return mongo.getCollection("positions");
    }
}
