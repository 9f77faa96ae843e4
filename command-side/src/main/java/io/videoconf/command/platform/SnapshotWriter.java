package io.videoconf.command.platform;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.SnapshotterSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes snapshots of aggregates as they are in memory. The framework's own snapshotter reads the events again, opens what is
 * sealed in them and replays them; what they made is there already. An aggregate's fields are values that never change, so a
 * copy of the references is the aggregate at that moment. It is written by a thread of its own: no command waits for it.
 *
 * <p>What an aggregate remembers was opened with people's keys. Once one of them is destroyed, nothing that was read before is
 * written any more: sealed anew, with a new key of an address, it would be readable again.
 */
final class SnapshotWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);

    private final EventStore store;
    private final TransactionManager transactions;
    private final Executor executor;
    private final SnapshotterSpanFactory spans;
    private final AggregateCache cache;
    private final Map<String, Taken> waiting = new ConcurrentHashMap<>();
    private final AtomicLong erasures = new AtomicLong();

    SnapshotWriter(
            EventStore store,
            TransactionManager transactions,
            Executor executor,
            SnapshotterSpanFactory spans,
            AggregateCache cache) {
        this.store = store;
        this.transactions = transactions;
        this.executor = executor;
        this.spans = spans;
        this.cache = cache;
    }

    private record Taken(Class<?> type, DomainEventMessage<?> snapshot, long erasures) {}

    /** How many times keys were destroyed so far. */
    long erasures() {
        return erasures.get();
    }

    /** Keys were destroyed: what was opened before is not written. */
    void forget() {
        erasures.incrementAndGet();
        waiting.clear();
    }

    /**
     * Takes a snapshot of an aggregate that nobody changes meanwhile. One that still waits to be written gives way to it.
     *
     * @param readAt {@link #erasures()} before the aggregate was read
     */
    void take(EventSourcedAggregate<?> aggregate, long readAt) {
        String id = aggregate.identifierAsString();
        if (readAt != erasures.get()) {
            cache.remove(id);
            return;
        }
        Object root = aggregate.getAggregateRoot();
        if (aggregate.isDeleted() || root == null) {
            return;
        }
        Taken taken = new Taken(
                root.getClass(),
                new GenericDomainEventMessage<>(aggregate.type(), id, aggregate.version(), copy(root)),
                readAt);
        if (waiting.put(id, taken) == null) {
            executor.execute(() -> write(id));
        }
    }

    private void write(String id) {
        Taken taken = waiting.remove(id);
        if (taken == null) {
            return;
        }
        try {
            spans.createCreateSnapshotSpan(taken.type().getSimpleName(), id)
                    .run(() -> transactions.executeInTransaction(() -> write(taken)));
        } catch (Outdated e) {
            LOG.debug("a snapshot of {} was made of what was erased meanwhile, and is not stored", id);
        } catch (ConcurrencyException e) {
            LOG.debug("another node has stored the snapshot of {}", id);
        } catch (RuntimeException e) {
            LOG.warn("a snapshot of {} could not be stored; its events are read instead: {}", id, e.getMessage());
        }
    }

    private void write(Taken taken) {
        store.storeSnapshot(taken.snapshot());
        if (taken.erasures() != erasures.get()) {
            throw new Outdated();
        }
    }

    /** An object of the same class with the same in its fields. */
    private static Object copy(Object root) {
        try {
            Constructor<?> constructor = root.getClass().getDeclaredConstructor();
            constructor.setAccessible(true);
            Object copy = constructor.newInstance();
            for (Class<?> type = root.getClass(); type != null; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        field.set(copy, field.get(root));
                    }
                }
            }
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an aggregate has a constructor without parameters, and plain fields", e);
        }
    }

    /** Takes the transaction back. */
    private static final class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Outdated() {
            super(null, null, false, false);
        }
    }
}
