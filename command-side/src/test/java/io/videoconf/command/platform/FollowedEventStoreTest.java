package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FollowedEventStoreTest {
    private static final int LAST = 16;

    /** Counts how often it is asked for what follows an event, and makes messages anew each time as a database does. */
    private static final class Counted extends InMemoryEventStorageEngine {
        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicInteger failing = new AtomicInteger();
        private final AtomicInteger breaksAt = new AtomicInteger(-1);

        @Override
        public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken after, boolean mayBlock) {
            reads.incrementAndGet();
            if (failing.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
                throw new IllegalStateException("the store is away");
            }
            return super.readEvents(after, mayBlock).map(this::anew);
        }

        private TrackedEventMessage<?> anew(TrackedEventMessage<?> event) {
            if (event.getPayload() instanceof Integer number && breaksAt.compareAndSet(number, -1)) {
                throw new IllegalStateException("the connection broke");
            }
            return new GenericTrackedEventMessage<>(event.trackingToken(), event);
        }
    }

    private final Counted engine = new Counted();
    private final FollowedEventStore store =
            new FollowedEventStore(EmbeddedEventStore.builder().storageEngine(engine), LAST);

    @AfterEach
    void stop() {
        store.shutDown();
    }

    @Test
    void everyReaderGetsEverythingOnceAndInOrderWhileItIsWritten() throws Exception {
        int events = 20_000;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Integer>>> readers = new ArrayList<>();
            var published = new Semaphore(0);
            for (int reader = 0; reader < 4; reader++) {
                readers.add(threads.submit(() -> read(store.openStream(null), events, () -> {})));
            }
            readers.add(threads.submit(
                    () -> read(store.openStream(null), events, () -> published.acquireUninterruptibly(10 * LAST))));
            for (int event = 0; event < events; event++) {
                publish(event);
                published.release();
            }
            for (Future<List<Integer>> reader : readers) {
                assertThat(reader.get())
                        .isEqualTo(IntStream.range(0, events).boxed().toList());
            }
        }
    }

    @Test
    void whatIsNewIsReadOnceForAllWhoFollow() throws Exception {
        List<TrackingEventStream> all = new ArrayList<>();
        for (int reader = 0; reader < 50; reader++) {
            all.add(following());
        }
        int before = engine.reads.get();
        publish(0);
        for (TrackingEventStream stream : all) {
            assertThat(payload(stream)).isZero();
        }
        // One for the event, and some for the time that this takes.
        assertThat(engine.reads.get() - before).isLessThan(all.size() / 2);
        all.forEach(TrackingEventStream::close);
    }

    @Test
    void whoIsFarBehindReadsTheStoreAndFollowsAgain() throws Exception {
        try (TrackingEventStream stream = following();
                TrackingEventStream ahead = following()) {
            for (int event = 0; event < 10 * LAST; event++) {
                publish(event);
                assertThat(payload(ahead)).isEqualTo(event);
            }
            for (int event = 0; event < 10 * LAST; event++) {
                assertThat(payload(stream)).isEqualTo(event);
            }
            assertThat(stream.hasNextAvailable()).isFalse();
            publish(10 * LAST);
            assertThat(payload(stream)).isEqualTo(10 * LAST);
        }
    }

    @Test
    void aReaderBeginsWhereItIsTold() throws Exception {
        TrackingToken third;
        try (TrackingEventStream stream = store.openStream(null)) {
            IntStream.range(0, 5).forEach(this::publish);
            stream.nextAvailable();
            stream.nextAvailable();
            third = stream.nextAvailable().trackingToken();
            try (TrackingEventStream later = store.openStream(third)) {
                assertThat(payload(later)).isEqualTo(3);
            }
        }
        try (TrackingEventStream again = store.openStream(third)) {
            assertThat(payload(again)).isEqualTo(3);
            assertThat(payload(again)).isEqualTo(4);
            assertThat(again.hasNextAvailable()).isFalse();
        }
    }

    @Test
    void peekingMovesNothing() throws Exception {
        publish(0);
        try (TrackingEventStream stream = store.openStream(null)) {
            assertThat(stream.peek()).isPresent();
            assertThat(stream.peek()).isPresent();
            assertThat(payload(stream)).isZero();
            assertThat(stream.peek()).isEmpty();
        }
    }

    @Test
    void waitingEndsWithTheTimeOrAnInterrupt() throws Exception {
        try (TrackingEventStream stream = store.openStream(null)) {
            assertThat(stream.hasNextAvailable(20, TimeUnit.MILLISECONDS)).isFalse();
            Thread.currentThread().interrupt();
            assertThat(catchThrowable(stream::nextAvailable)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void whoHasNoUseForAnEventIsWokenByTheNext() throws Exception {
        try (TrackingEventStream stream = following();
                TrackingEventStream other = following()) {
            ignoreWords(stream);
            assertThat(other.nextAvailable().getPayload()).isEqualTo("a word");
            IntStream.range(0, LAST / 2).forEach(_ -> publish("another"));
            publish(1);
            assertThat(payload(stream)).isEqualTo(1);
            assertThat(other.nextAvailable().getPayload()).isEqualTo("another");
        }
    }

    @Test
    void whoHasNoUseForAnEventWaitsOn() throws Exception {
        Duration time = Duration.ofMillis(300);
        try (TrackingEventStream stream = following()) {
            ignoreWords(stream);
            publish("another");
            long began = System.nanoTime();
            assertThat(stream.hasNextAvailable((int) time.toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
            assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(time.toNanos());
        }
    }

    @Test
    void whatWasPassedOverMovesThePosition() throws Exception {
        try (TrackingEventStream stream = following();
                TrackingEventStream other = following()) {
            ignoreWords(stream);
            publish("one");
            publish("two");
            for (int event = 0; event < 3; event++) {
                other.nextAvailable();
            }
            assertThat(stream.hasNextAvailable(20, TimeUnit.MILLISECONDS)).isTrue();
            assertThat(stream.nextAvailable().getPayload()).isEqualTo("two");
            assertThat(stream.hasNextAvailable()).isFalse();
        }
    }

    @Test
    void whatCameWhileItWaitedIsOneMoveOfThePosition() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                TrackingEventStream stream = following()) {
            ignoreWords(stream);
            Future<Boolean> waited = threads.submit(() -> stream.hasNextAvailable(1500, TimeUnit.MILLISECONDS));
            publish("one");
            publish("two");
            assertThat(waited.get()).isTrue();
            assertThat(stream.nextAvailable().getPayload()).isEqualTo("two");
            assertThat(stream.hasNextAvailable()).isFalse();
        }
    }

    @Test
    void whoHasNoUseForAnyDoesNotFallBehindTheRing() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                TrackingEventStream stream = following()) {
            ignoreWords(stream);
            EventReader reader = (EventReader) stream;
            Future<Object> next = threads.submit(() -> stream.nextAvailable().getPayload());
            int before = engine.reads.get();
            int words = 0;
            for (; words < 4 * LAST; words++) {
                publish("another");
                // Half of the ring is how far it may be behind.
                long least = words + 2 - LAST / 2;
                await().until(() -> reader.next() >= least);
            }
            publish(1);
            assertThat(next.get()).isEqualTo(1);
            // One for each event at most, by who reads for all.
            assertThat(engine.reads.get() - before).isLessThanOrEqualTo(words + 2);
        }
    }

    @Test
    void whoHasNoUseForMostGetsTheRestInOrderWhileItIsWritten() throws Exception {
        int events = 20_000;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                TrackingEventStream stream = following()) {
            ignoreWords(stream);
            Future<List<Integer>> reader = threads.submit(() -> read(stream, events / 10, () -> {}));
            for (int event = 0; event < events; event++) {
                publish(event % 10 == 0 ? event / 10 : "a word");
            }
            assertThat(reader.get())
                    .isEqualTo(IntStream.range(0, events / 10).boxed().toList());
        }
    }

    @Test
    void aStoreThatWasAwayIsAskedAgain() throws Exception {
        try (TrackingEventStream stream = following()) {
            publish(0);
            assertThat(payload(stream)).isZero();
            engine.failing.set(1);
            publish(1);
            assertThat(payload(stream)).isEqualTo(1);
        }
    }

    @Test
    void aReaderThatTheStoreFailedGoesOnWhereItWas() throws Exception {
        IntStream.range(0, 4).forEach(this::publish);
        try (TrackingEventStream stream = store.openStream(null)) {
            engine.failing.set(1);
            assertThat(catchThrowable(stream::nextAvailable)).hasMessage("the store is away");
            assertThat(payload(stream)).isZero();
            engine.breaksAt.set(2);
            assertThat(payload(stream)).isEqualTo(1);
            assertThat(catchThrowable(stream::nextAvailable)).hasMessage("the connection broke");
            assertThat(payload(stream)).isEqualTo(2);
            assertThat(payload(stream)).isEqualTo(3);
        }
    }

    @Test
    void whatNobodyReadsAnyMoreIsLetGo() throws Exception {
        WeakReference<TrackedEventMessage<?>> read;
        try (TrackingEventStream stream = following()) {
            publish(0);
            read = new WeakReference<>(stream.nextAvailable());
        }
        engine.reads.set(0);
        publish(1);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            System.gc();
            assertThat(read.get()).isNull();
        });
        assertThat(engine.reads).hasValue(0);
    }

    /** A reader for which there is nothing more in the store. */
    private TrackingEventStream following() {
        TrackingEventStream stream = store.openStream(null);
        assertThat(stream.hasNextAvailable()).isFalse();
        return stream;
    }

    /** As a processor does that has no handler for them. */
    private void ignoreWords(TrackingEventStream stream) throws InterruptedException {
        publish("a word");
        stream.skipMessagesWithPayloadTypeOf(stream.nextAvailable());
    }

    private void publish(Object payload) {
        store.publish(GenericEventMessage.asEventMessage(payload));
    }

    private static int payload(TrackingEventStream stream) throws InterruptedException {
        return (Integer) stream.nextAvailable().getPayload();
    }

    /**
     * @param pause before each so many
     */
    private static List<Integer> read(TrackingEventStream stream, int events, Runnable pause)
            throws InterruptedException {
        List<Integer> read = new ArrayList<>();
        try (stream) {
            while (read.size() < events) {
                if (read.size() % (10 * LAST) == 0) {
                    pause.run();
                }
                Object payload = stream.nextAvailable().getPayload();
                // From the store, a reader that is behind gets all.
                if (payload instanceof Integer number) {
                    read.add(number);
                }
            }
        }
        return read;
    }
}
