package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FollowedEventStoreTest {
    private static final int LAST = 16;

    /** Until it is opened, whoever comes to it waits. */
    private static final class Gate {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answers;

        Gate(int shut) {
            answers = new CountDownLatch(shut);
        }
    }

    /** Counts how often it is asked for what follows an event, and makes messages anew each time as a database does. */
    private static final class Counted extends InMemoryEventStorageEngine {
        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicInteger failing = new AtomicInteger();
        private final AtomicInteger breaksAt = new AtomicInteger(-1);

        private volatile Gate gate = new Gate(0);
        /** Who reads for all. */
        private volatile @Nullable Thread follower;

        private void awaitAnswers() {
            Gate mine = gate;
            mine.asked.countDown();
            try {
                mine.answers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken after, boolean mayBlock) {
            if (mayBlock) {
                follower = Thread.currentThread();
            }
            awaitAnswers();
            reads.incrementAndGet();
            if (failing.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
                throw new IllegalStateException("the store is away");
            }
            return super.readEvents(after, mayBlock).map(this::anew);
        }

        private TrackedEventMessage<?> anew(TrackedEventMessage<?> event) {
            if (breaksAt.compareAndSet((Integer) event.getPayload(), -1)) {
                throw new IllegalStateException("the connection broke");
            }
            return new GenericTrackedEventMessage<>(event.trackingToken(), event);
        }
    }

    private final Counted engine = new Counted();
    private final FollowedEventStore store = new FollowedEventStore(
            EmbeddedEventStore.builder().storageEngine(engine), CommittedEvents.NONE, LAST, List.of());

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
    void waitingEndsWithTheTimeWhileTheStoreDoesNotAnswer() throws Exception {
        try (TrackingEventStream stream = following()) {
            Gate shut = new Gate(1);
            engine.gate = shut;
            // Asked before that, it may still find what is published now.
            assertThat(shut.asked.await(20, TimeUnit.SECONDS)).isTrue();
            publish(0);
            assertThat(stream.hasNextAvailable(300, TimeUnit.MILLISECONDS)).isFalse();
            shut.answers.countDown();
            assertThat(payload(stream)).isZero();
        }
    }

    @Test
    void waitingEndsWithTheStream() throws Exception {
        try (TrackingEventStream stream = following()) {
            Thread waiting = Thread.ofVirtual().start(() -> {
                try {
                    stream.hasNextAvailable(1, TimeUnit.HOURS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting.getState() == Thread.State.WAITING);
            stream.close();
            assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
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
        // A read may be under way that was begun for the stream. Whoever rests has ended it.
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            Thread follower = engine.follower;
            return follower != null && follower.getState() == Thread.State.TIMED_WAITING;
        });
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

    private void publish(int number) {
        store.publish(GenericEventMessage.asEventMessage(number));
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
                read.add(payload(stream));
            }
        }
        return read;
    }
}
