package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.DefaultSnapshotterSpanFactory;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.tracing.NoOpSpanFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Snapshots that wait, and what happens before they are written. */
class SnapshotWriterTest {
    private static final String ID = "counter-1";

    private final InMemoryEventStorageEngine stored = new InMemoryEventStorageEngine();
    private final EmbeddedEventStore store =
            EmbeddedEventStore.builder().storageEngine(stored).build();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final AggregateCache cache = new AggregateCache(10);
    private final SnapshotWriter writer = new SnapshotWriter(
            store,
            NoTransactionManager.instance(),
            waiting::add,
            DefaultSnapshotterSpanFactory.builder()
                    .spanFactory(NoOpSpanFactory.INSTANCE)
                    .build(),
            cache);
    private final EventSourcedAggregate<Counter> counter = EventSourcedAggregate.initialize(
            new Counter(),
            AnnotatedAggregateMetaModelFactory.inspectAggregate(Counter.class),
            store,
            NoSnapshotTriggerDefinition.TRIGGER);

    record Counted(int count) {}

    static final class Counter {
        @AggregateIdentifier
        private @Nullable String id;

        private int count;

        void count() {
            AggregateLifecycle.apply(new Counted(count + 1));
        }

        @EventSourcingHandler
        void on(Counted event) {
            id = ID;
            count = event.count();
        }
    }

    @AfterEach
    void stop() {
        store.shutDown();
    }

    private void count() {
        DefaultUnitOfWork.startAndGet(null).execute(() -> counter.execute(Counter::count));
    }

    private void writeAll() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    @Test
    void whatHappensAfterItWasTakenIsNotInIt() {
        count();
        count();
        writer.take(counter, writer.erasures());
        count();
        writeAll();
        DomainEventMessage<?> snapshot = stored.readSnapshot(ID).orElseThrow();
        assertThat(snapshot.getSequenceNumber()).isEqualTo(1);
        assertThat(((Counter) snapshot.getPayload()).count).isEqualTo(2);
        assertThat(((Counter) snapshot.getPayload()).id).isEqualTo(ID);
    }

    @Test
    void theNewestOfThoseThatWaitIsWritten() {
        count();
        writer.take(counter, writer.erasures());
        count();
        writer.take(counter, writer.erasures());
        assertThat(waiting).hasSize(1);
        writeAll();
        assertThat(stored.readSnapshot(ID).orElseThrow().getSequenceNumber()).isEqualTo(1);
    }

    @Test
    void whatWasReadBeforeKeysWereDestroyedIsNeverWritten() {
        count();
        long before = writer.erasures();
        writer.take(counter, before);
        writer.forget();
        writeAll();
        cache.put(ID, counter);
        writer.take(counter, before);
        writeAll();
        assertThat(stored.readSnapshot(ID)).isEmpty();
        assertThat(cache.containsKey(ID)).as("it is read again").isFalse();
    }
}
