package io.videoconf.command.platform;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Events for those whom nobody waits for: when there is one, they wait a moment for more, and take all of them at once. Each
 * batch costs a wake-up, a transaction and a position, whatever is in it. After a full batch they do not wait.
 */
final class Unhurried implements StreamableMessageSource<TrackedEventMessage<?>> {
    /** Long for a processor, short for whoever is sent a message or loses a recording. */
    private static final long LINGER_MILLIS = 20;

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final int batch;

    /** @param batch events that are taken at once at most */
    Unhurried(StreamableMessageSource<TrackedEventMessage<?>> source, int batch) {
        this.source = source;
        this.batch = batch;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        return new Lingering(source.openStream(after), batch);
    }

    @Override
    public TrackingToken createTailToken() {
        return source.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return source.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return source.createTokenAt(dateTime);
    }

    /** For one thread. Whoever takes a batch asks with a time limit for its first event, and without one for the others. */
    private static final class Lingering implements BlockingStream<TrackedEventMessage<?>> {
        private final BlockingStream<TrackedEventMessage<?>> events;
        private final int batch;
        private int taken;

        Lingering(BlockingStream<TrackedEventMessage<?>> events, int batch) {
            this.events = events;
            this.batch = batch;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return events.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            boolean news = events.hasNextAvailable(timeout, unit);
            if (timeout > 0) {
                if (news && taken < batch) {
                    // On the automation's own thread, which is interrupted when it is to end.
                    Thread.sleep(LINGER_MILLIS);
                }
                taken = 0;
            }
            return news;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            taken++;
            return events.nextAvailable();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            events.skipMessagesWithPayloadTypeOf(ignored);
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return events.setOnAvailableCallback(callback);
        }

        @Override
        public void close() {
            events.close();
        }
    }
}
