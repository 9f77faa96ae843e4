package io.videoconf.command.platform;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything after an event: from the store until there is nothing more in it, then from the tail that all share, and
 * from the store again where the tail is past what comes next. For one thread.
 *
 * <p>Events that the processor said it has no handler for do not wake it. When it has waited for its time, it is given the last
 * of them, so that its position goes on.
 */
final class EventReader implements TrackingEventStream {
    private final EventTail tail;
    private final Set<Class<?>> useless = ConcurrentHashMap.newKeySet();
    /** Of the event that was read last. */
    private @Nullable TrackingToken last;
    /** In the tail, of the event to be read next. The tail's thread sees it too. */
    private volatile long index;

    private @Nullable Stored stored;
    private @Nullable TrackedEventMessage<?> peeked;

    private record Stored(
            Stream<? extends TrackedEventMessage<?>> stream, Iterator<? extends TrackedEventMessage<?>> events) {
        static Stored of(Stream<? extends TrackedEventMessage<?>> stream) {
            return new Stored(stream, stream.iterator());
        }
    }

    EventReader(EventTail tail, @Nullable TrackingToken after) {
        this.tail = tail;
        this.last = after;
        this.index = tail.place(after);
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNextAvailable() ? Optional.ofNullable(peeked) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (peeked == null) {
            peeked = read(unit.toNanos(timeout));
        }
        return peeked != null;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        TrackedEventMessage<?> event = peeked;
        while (event == null) {
            event = read(Long.MAX_VALUE);
        }
        peeked = null;
        return event;
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        useless.add(ignored.getPayloadType());
    }

    /** Whether an event is one to wake for. Also asked by the tail's thread. */
    boolean hasUseFor(TrackedEventMessage<?> event) {
        if (useless.isEmpty() || index == EventTail.NOWHERE) {
            return true;
        }
        try {
            return !useless.contains(event.getPayloadType());
        } catch (SerializationException e) {
            return true; // what cannot be read is no less for the processor to find out
        }
    }

    /** In the tail, of the event to be read next, or {@link EventTail#NOWHERE}. */
    long next() {
        return index;
    }

    @Override
    public void close() {
        closeStored();
        tail.left(this);
    }

    private @Nullable TrackedEventMessage<?> read(long nanos) throws InterruptedException {
        long began = System.nanoTime();
        TrackedEventMessage<?> passed = null;
        while (true) {
            long end = tail.end();
            TrackedEventMessage<?> event = index < end ? fromTail() : null;
            if (event == null && index == EventTail.NOWHERE) {
                event = fromStore();
            }
            long left = nanos - (System.nanoTime() - began);
            if (event != null) {
                last = event.trackingToken();
                if (hasUseFor(event) || (left <= 0 && index >= end)) {
                    return event;
                }
                passed = event;
                continue;
            }
            if (index == EventTail.NOWHERE) {
                index = tail.follow(last);
            }
            // Whoever is nowhere reads the store again once the tail has gone on: it may have come to where they are.
            long awaited = index == EventTail.NOWHERE ? end : index;
            if (!tail.await(this, awaited, left)) {
                return passed;
            }
        }
    }

    private @Nullable TrackedEventMessage<?> fromTail() {
        TrackedEventMessage<?> event = index == EventTail.NOWHERE ? null : tail.at(index);
        index = event == null ? EventTail.NOWHERE : index + 1;
        return event;
    }

    private @Nullable TrackedEventMessage<?> fromStore() {
        TrackedEventMessage<?> event = null;
        try {
            Stored reading = stored == null ? Stored.of(tail.stored(last)) : stored;
            stored = reading;
            event = reading.events().hasNext() ? reading.events().next() : null;
            return event;
        } finally {
            // At its end, and where it failed: what comes is read anew after the last that was.
            if (event == null) {
                closeStored();
            }
        }
    }

    private void closeStored() {
        if (stored != null) {
            stored.stream().close();
            stored = null;
        }
    }
}
