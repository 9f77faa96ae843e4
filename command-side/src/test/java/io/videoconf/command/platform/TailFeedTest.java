package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TailFeedTest {
    /** Tells of its events what it is told, and counts how often it is read. */
    private static final class Told extends InMemoryEventStorageEngine implements CommittedEvents {
        private final AtomicInteger reads = new AtomicInteger();
        private final ConcurrentHashMap<Long, Object> payloads = new ConcurrentHashMap<>();
        private final Queue<Object> arrived = new ConcurrentLinkedQueue<>();

        @Override
        public void arrives(TrackedEventMessage<?> event) {
            arrived.add(event.getPayload());
        }

        @Override
        public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken after, boolean mayBlock) {
            reads.incrementAndGet();
            return super.readEvents(after, mayBlock);
        }

        @Override
        public @Nullable TrackedEventMessage<?> next(@Nullable TrackingToken reached, Committed event) {
            return event.position() == position(reached) + 1
                    ? new GenericTrackedEventMessage<>(
                            new GlobalSequenceTrackingToken(event.position()),
                            GenericEventMessage.asEventMessage(Objects.requireNonNull(payloads.get(event.position()))))
                    : null;
        }

        @Override
        public boolean isKnown(@Nullable TrackingToken reached, Committed event) {
            return event.position() <= position(reached);
        }

        private static long position(@Nullable TrackingToken token) {
            return token == null ? -1 : token.position().orElseThrow();
        }

        /** Stores the next event. */
        synchronized Committed store(int payload) {
            long position = payloads.size();
            payloads.put(position, payload);
            EventMessage<?> event = GenericEventMessage.asEventMessage(payload);
            appendEvents(event);
            var row = new Writes.Event("", "", 0, null, "", "", null, new byte[0], new byte[0], event);
            return new Committed(position, row, Set.of());
        }
    }

    private final Told engine = new Told();
    private final EventTail tail = new EventTail(engine, engine, 10_000);

    @AfterEach
    void stop() {
        tail.close();
    }

    @Test
    void whatIsToldInOrderIsNotRead() throws Exception {
        try (TrackingEventStream stream = following()) {
            int before = engine.reads.get();
            for (int event = 1; event <= 1000; event++) {
                tail.committed(List.of(engine.store(event)));
                assertThat(payload(stream)).isEqualTo(event);
            }
            // The store is asked once a second all the same.
            assertThat(engine.reads.get() - before).isLessThan(100);
        }
    }

    @Test
    void whatIsToldBeforeWhatStandsBeforeItComesAfterIt() throws Exception {
        try (TrackingEventStream stream = following()) {
            Committed first = engine.store(1);
            Committed second = engine.store(2);
            tail.committed(List.of(second));
            tail.committed(List.of(first));
            assertThat(List.of(payload(stream), payload(stream))).containsExactly(1, 2);
            assertThat(stream.hasNextAvailable(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void whatNobodyTellsOfIsRead() throws Exception {
        try (TrackingEventStream stream = following()) {
            engine.store(1);
            tail.committed(List.of(engine.store(2)));
            assertThat(List.of(payload(stream), payload(stream))).containsExactly(1, 2);
            engine.store(3);
            tail.committed(List.of());
            assertThat(payload(stream)).isEqualTo(3);
            assertThat(engine.arrived).containsExactly(1, 2, 3);
            assertThat(stream.hasNextAvailable(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @RepeatedTest(5)
    void everythingComesOnceAndInOrderWhoeverTellsOfIt() throws Exception {
        int events = 20_000;
        int tellers = 8;
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());
        try (TrackingEventStream stream = following();
                ExecutorService threads = Executors.newFixedThreadPool(tellers)) {
            AtomicInteger next = new AtomicInteger();
            for (int teller = 0; teller < tellers; teller++) {
                threads.submit(() -> {
                    for (int event = next.incrementAndGet(); event <= events; event = next.incrementAndGet()) {
                        Committed stored = engine.store(event);
                        // Some are appended by others, who do not know where.
                        tail.committed(event % 97 == 0 ? List.of() : List.of(stored));
                    }
                });
            }
            while (told.size() < events) {
                told.add(payload(stream));
            }
        }
        assertThat(told)
                .isEqualTo(IntStream.range(1, events + 1)
                        .mapToObj(position -> engine.payloads.get((long) position))
                        .toList());
    }

    /** One that has read what there is, and waits. */
    private TrackingEventStream following() throws InterruptedException {
        Committed begun = engine.store(0);
        TrackingEventStream stream = tail.open(null);
        assertThat(payload(stream)).isZero();
        assertThat(stream.hasNextAvailable(1, TimeUnit.MILLISECONDS)).isFalse();
        tail.committed(List.of(begun));
        return stream;
    }

    private static int payload(TrackingEventStream stream) throws InterruptedException {
        return (Integer) stream.nextAvailable().getPayload();
    }
}
