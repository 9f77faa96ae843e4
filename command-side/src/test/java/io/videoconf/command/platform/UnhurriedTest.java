package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.Test;

/** Whoever is in no hurry takes what comes within a moment as one batch. */
class UnhurriedTest {
    private static final int BATCH = 3;

    private final LinkedBlockingQueue<TrackedEventMessage<?>> events = new LinkedBlockingQueue<>();
    private final BlockingStream<TrackedEventMessage<?>> stream = new Unhurried(source(), BATCH).openStream(null);

    @Test
    void itWaitsAMomentOnceThereIsSomething() throws Exception {
        add(1);
        long began = System.nanoTime();
        assertThat(stream.hasNextAvailable(1, TimeUnit.SECONDS)).isTrue();
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
    }

    @Test
    void whoLooksForMoreOfABatchDoesNotWait() throws Exception {
        Thread.currentThread().interrupt();
        // Whoever waited would be interrupted.
        assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
        add(1);
        assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void afterAFullBatchItDoesNotWait() throws Exception {
        add(2 * BATCH);
        for (int taken = 0; taken < BATCH; taken++) {
            stream.nextAvailable();
        }
        Thread.currentThread().interrupt();
        assertThat(stream.hasNextAvailable(1, TimeUnit.SECONDS)).isTrue();
        assertThat(catchThrowable(() -> stream.hasNextAvailable(1, TimeUnit.SECONDS)))
                .as("with nothing taken since")
                .isInstanceOf(InterruptedException.class);
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            events.add(new GenericTrackedEventMessage<>(
                    new GlobalSequenceTrackingToken(i), GenericEventMessage.asEventMessage(i)));
        }
    }

    private StreamableMessageSource<TrackedEventMessage<?>> source() {
        return _ -> new BlockingStream<>() {
            @Override
            public Optional<TrackedEventMessage<?>> peek() {
                return Optional.ofNullable(events.peek());
            }

            @Override
            public boolean hasNextAvailable(int timeout, TimeUnit unit) {
                return !events.isEmpty();
            }

            @Override
            public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
                return events.take();
            }

            @Override
            public void close() {
                events.clear();
            }
        };
    }
}
