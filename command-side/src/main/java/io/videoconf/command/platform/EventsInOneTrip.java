package io.videoconf.command.platform;

import io.videoconf.api.compliance.events.DataDestroyed;
import io.videoconf.messaging.sealing.OpeningKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterators;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event store of one machine. The events of a command go with everything else that it stores; who follows the log asks
 * once for what is new, without a transaction around it.
 */
final class EventsInOneTrip extends JdbcEventStorageEngine implements CommittedEvents {
    private static final int BATCH = 200;

    /** Above it, the framework's own way of clearing gaps away is worth its price. */
    private static final int GAPS_AT_MOST = 200;

    /** Gaps that are older than so many events are forgotten, as the framework has it. */
    private static final int OLDEST_GAP = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(EventsInOneTrip.class);

    private final TransactionManager transactions;
    private final OpeningKeys keys;
    private final String beyond;
    private final String beyondAndGaps;
    private final String snapshot;

    /** @param keys that events are sealed with */
    EventsInOneTrip(Builder builder, TransactionManager transactions, OpeningKeys keys) {
        super(builder.batchSize(BATCH).finalAggregateBatchPredicate(batch -> batch.size() < BATCH));
        String select = "select " + schema().trackedEventFields() + " from " + schema().domainEventTable() + " where "
                + schema().globalIndexColumn();
        String order = " order by " + schema().globalIndexColumn();
        this.beyond = select + " > ?" + order + " limit " + BATCH;
        this.beyondAndGaps = "(" + beyond + ") union all (" + select + " = any(?))" + order;
        this.transactions = transactions;
        this.keys = keys;
        this.snapshot = snapshot(schema());
    }

    private static String snapshot(EventSchema schema) {
        List<String> fields = List.of(
                schema.sequenceNumberColumn(),
                schema.typeColumn(),
                schema.eventIdentifierColumn(),
                schema.timestampColumn(),
                schema.payloadTypeColumn(),
                schema.payloadRevisionColumn(),
                schema.payloadColumn(),
                schema.metaDataColumn());
        String newer =
                fields.stream().map(field -> field + " = excluded." + field).collect(Collectors.joining(", "));
        return "insert into " + schema.snapshotTable() + " as old (" + schema.aggregateIdentifierColumn() + ", "
                + String.join(", ", fields) + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict ("
                + schema.aggregateIdentifierColumn() + ") do update set " + newer + " where old."
                + schema.sequenceNumberColumn() + " <= excluded." + schema.sequenceNumberColumn();
    }

    /**
     * In the place of the aggregate's older one. The framework deletes that: its index then has one more entry of the
     * aggregate with each snapshot until the next vacuum, and where the database looks for what to delete by bitmap, as it
     * does once it has statistics, it meets all of them each time.
     */
    @Override
    protected void storeSnapshot(DomainEventMessage<?> message, Serializer serializer) {
        Writes.Event row = row(message, serializer);
        transactions.executeInTransaction(() -> JdbcUtils.executeUpdates(
                getConnection(),
                failure -> {
                    throw new EventStoreException("The snapshot of " + row.stream() + " could not be stored", failure);
                },
                connection -> storing(connection, row)));
    }

    private PreparedStatement storing(Connection connection, Writes.Event row) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(snapshot);
        statement.setString(1, row.stream());
        statement.setLong(2, row.sequence());
        statement.setString(3, row.type());
        statement.setString(4, row.identifier());
        statement.setString(5, row.at());
        statement.setString(6, row.payloadType());
        statement.setString(7, row.revision());
        statement.setBytes(8, row.payload());
        statement.setBytes(9, row.metadata());
        return statement;
    }

    /**
     * The framework asks again after every batch, and once more when there was none, to see beyond gaps. Here a limit takes the
     * place of a range of numbers: a batch that is not full is the last, whatever the gaps.
     */
    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(@Nullable TrackingToken token, boolean mayBlock) {
        return StreamSupport.stream(new Batches(token), false);
    }

    private final class Batches extends Spliterators.AbstractSpliterator<TrackedEventData<?>> {
        private @Nullable TrackingToken token;
        private Iterator<? extends TrackedEventData<?>> batch = Collections.emptyIterator();
        private boolean last;

        Batches(@Nullable TrackingToken token) {
            super(Long.MAX_VALUE, ORDERED | NONNULL);
            this.token = token;
        }

        @Override
        public boolean tryAdvance(Consumer<? super TrackedEventData<?>> action) {
            if (!batch.hasNext() && !last) {
                List<? extends TrackedEventData<?>> found = fetchTrackedEvents(token, BATCH);
                // Where there are many gaps the framework reads a range, and a range has gaps.
                last = hasManyGaps(token) ? found.isEmpty() : found.size() < BATCH;
                batch = found.iterator();
            }
            if (!batch.hasNext()) {
                return false;
            }
            TrackedEventData<?> next = batch.next();
            token = next.trackingToken();
            action.accept(next);
            return true;
        }
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken token, int batchSize) {
        if (token != null && !(token instanceof GapAwareTrackingToken)) {
            throw new IllegalArgumentException("not a position of this store: " + token);
        }
        GapAwareTrackingToken from = (GapAwareTrackingToken) token;
        if (hasManyGaps(from)) {
            return super.fetchTrackedEvents(from, batchSize);
        }
        return JdbcUtils.executeQuery(
                getConnection(),
                connection -> ask(connection, from),
                rows -> read(rows, from),
                failure -> new EventStoreException("The events after " + from + " could not be read", failure));
    }

    private static boolean hasManyGaps(@Nullable TrackingToken token) {
        return token instanceof GapAwareTrackingToken reached
                && reached.getGaps().size() > GAPS_AT_MOST;
    }

    private PreparedStatement ask(Connection connection, @Nullable GapAwareTrackingToken from) throws SQLException {
        if (from == null || !from.hasGaps()) {
            PreparedStatement statement = connection.prepareStatement(beyond);
            statement.setLong(1, from == null ? -1 : from.getIndex());
            return statement;
        }
        PreparedStatement statement = connection.prepareStatement(beyondAndGaps);
        statement.setLong(1, from.getIndex());
        statement.setArray(2, connection.createArrayOf("int8", from.getGaps().toArray()));
        return statement;
    }

    private List<TrackedEventData<?>> read(ResultSet rows, @Nullable GapAwareTrackingToken from) throws SQLException {
        List<TrackedEventData<?>> found = new ArrayList<>();
        GapAwareTrackingToken reached = from;
        while (rows.next()) {
            TrackedEventData<?> next = getTrackedEventData(rows, reached);
            reached = (GapAwareTrackingToken) next.trackingToken();
            found.add(next);
        }
        return found;
    }

    @Override
    public @Nullable TrackedEventMessage<?> next(@Nullable TrackingToken reached, Committed event) {
        if (!(reached instanceof GapAwareTrackingToken token)
                || hasManyGaps(token)
                || (event.position() != token.getIndex() + 1 && !token.getGaps().contains(event.position()))) {
            return null;
        }
        TrackingToken at = token.advanceTo(event.position(), OLDEST_GAP);
        Writes.Event row = event.event();
        Set<UUID> sealedWith = event.sealedWith();
        if (sealedWith == null) {
            return asRead(at, row);
        }
        TrackedEventMessage<?> made = AsMade.event(
                at,
                row,
                getEventSerializer(),
                () -> keys.isAnyDestroyed(sealedWith),
                () -> asRead(at, row).getPayload());
        assert AsMade.isSame(made, asRead(at, row)) || keys.isAnyDestroyed(sealedWith)
                : made + " does not read as it was made";
        return made;
    }

    /** Of the bytes that were stored, as if they had been read. */
    private TrackedEventMessage<?> asRead(TrackingToken at, Writes.Event event) {
        var data = new TrackedDomainEventData<>(at, entry(event));
        return EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(data), getEventSerializer(), upcasterChain)
                .findFirst()
                .orElseThrow();
    }

    /** Whatever comes after an erasure was sealed without the keys that it destroyed, or must not be given out as it was made. */
    @Override
    public void arrives(TrackedEventMessage<?> event) {
        if (DataDestroyed.class.isAssignableFrom(event.getPayloadType())) {
            try {
                DataDestroyed erased = (DataDestroyed) event.getPayload();
                keys.forget(erased.keys().stream().map(UUID::fromString).collect(Collectors.toSet()));
            } catch (RuntimeException e) {
                LOG.error("an erasure cannot be read; what was destroyed is asked for in any case", e);
            }
        }
    }

    @Override
    public boolean isKnown(@Nullable TrackingToken reached, Committed event) {
        return reached instanceof GapAwareTrackingToken token
                && event.position() <= token.getIndex()
                && !token.getGaps().contains(event.position());
    }

    /** An event of no stream has one of its own in the store, by its own identifier, and is told without. */
    private static GenericDomainEventEntry<byte[]> entry(Writes.Event event) {
        return new GenericDomainEventEntry<>(
                event.type(),
                event.isOfNoStream() ? null : event.stream(),
                event.sequence(),
                event.identifier(),
                event.at(),
                event.payloadType(),
                event.revision(),
                event.payload(),
                event.metadata());
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        Writes writes = Writes.current();
        if (writes == null) {
            super.appendEvents(events, serializer);
        } else {
            events.forEach(event -> writes.add(row(event, serializer)));
        }
    }

    private static Writes.Event row(EventMessage<?> message, Serializer serializer) {
        DomainEventMessage<?> event = message instanceof DomainEventMessage<?> domain
                ? domain
                // An event of no stream gets one of its own, as the framework has it.
                : new GenericDomainEventMessage<>(null, message.getIdentifier(), 0L, message, message::getTimestamp);
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = event.serializeMetaData(serializer, byte[].class);
        return new Writes.Event(
                event.getIdentifier(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getType(),
                DateTimeUtils.formatInstant(event.getTimestamp()),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metadata.getData(),
                event);
    }
}
