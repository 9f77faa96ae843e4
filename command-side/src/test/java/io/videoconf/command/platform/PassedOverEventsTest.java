package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events that a reader said it has no use for: here, words among numbers. */
@Timeout(60)
class PassedOverEventsTest {
    private static final int LAST = 16;

    /** Counts how often a reader asks it by itself. Whoever reads for all may block, and asks now and then whatever happens. */
    private static final class Counted extends InMemoryEventStorageEngine {
        private final AtomicInteger reads = new AtomicInteger();

        @Override
        public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken after, boolean mayBlock) {
            if (!mayBlock) {
                reads.incrementAndGet();
            }
            return super.readEvents(after, mayBlock);
        }

        int reads() {
            return reads.get();
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
        try (TrackingEventStream stream = following();
                TrackingEventStream other = following()) {
            ignoreWords(stream);
            publish("another");
            // Else its time may be over before the event is there.
            other.nextAvailable();
            other.nextAvailable();
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
            Future<Boolean> waited = threads.submit(() -> stream.hasNextAvailable(5, TimeUnit.SECONDS));
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
            int before = engine.reads();
            int words = 0;
            for (; words < 4 * LAST; words++) {
                publish("another");
                // Half of the ring is how far it may be behind.
                long least = words + 2 - LAST / 2;
                await().pollInterval(Duration.ofMillis(1)).until(() -> reader.next() >= least);
            }
            publish(1);
            assertThat(next.get()).isEqualTo(1);
            assertThat(engine.reads()).isEqualTo(before);
        }
    }

    @Test
    void whoHasNoUseForMostGetsTheRestInOrderWhileItIsWritten() throws Exception {
        int events = 20_000;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                TrackingEventStream stream = following()) {
            ignoreWords(stream);
            Future<List<Integer>> reader = threads.submit(() -> numbers(stream, events / 10));
            for (int event = 0; event < events; event++) {
                publish(event % 10 == 0 ? event / 10 : "a word");
            }
            assertThat(reader.get())
                    .isEqualTo(IntStream.range(0, events / 10).boxed().toList());
        }
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

    private static List<Integer> numbers(TrackingEventStream stream, int count) throws InterruptedException {
        List<Integer> read = new ArrayList<>();
        while (read.size() < count) {
            // From the store, a reader that is behind gets all.
            if (stream.nextAvailable().getPayload() instanceof Integer number) {
                read.add(number);
            }
        }
        return read;
    }
}
