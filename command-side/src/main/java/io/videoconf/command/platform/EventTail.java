package io.videoconf.command.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * The last events of the store, brought once for all who follow it ({@link TailFeed}). They are in a ring and know nothing of each other: in a list
 * from one to the next, one event that got old in the heap keeps all that came after it from a collection of the young.
 */
final class EventTail {
    /** An index that no event has. */
    static final long NOWHERE = -1;

    private final EventStorageEngine store;
    private final TailFeed feed;
    private final TailClock clock = new TailClock(this::wakeOverdue);
    private final CommittedEvents committed;
    private final AtomicReferenceArray<@Nullable Place> ring;
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by the lock. */
    private final Map<EventReader, Rest> readers = new HashMap<>();

    private volatile boolean closed;
    /** Where it began, or began again. */
    private volatile @Nullable Beginning beginning;
    /** The index of the next event. */
    private volatile long end;

    /** How a reader waits. */
    private static final class Rest {
        final Condition news;
        long began;
        long nanos;

        Rest(Condition news) {
            this.news = news;
        }

        long left() {
            return nanos - (System.nanoTime() - began);
        }
    }

    private record Place(long index, TrackedEventMessage<?> event) {}

    /**
     * @param index of the first event
     * @param after the event before the first, or nothing if there is none
     */
    private record Beginning(long index, @Nullable TrackingToken after) {}

    /**
     * @param last how many events it keeps at least for readers that are behind
     */
    EventTail(EventStorageEngine store, CommittedEvents committed, int last) {
        this.store = store;
        this.committed = committed;
        this.feed = new TailFeed(this, store, committed);
        this.ring = new AtomicReferenceArray<>(Integer.highestOneBit(Math.max(last - 1, 1)) << 1);
    }

    /** A reader of everything after an event. */
    EventReader open(@Nullable TrackingToken after) {
        // What is found here must not be let go before it is known that somebody reads it.
        lock.lock();
        try {
            var reader = new EventReader(this, after);
            readers.put(reader, new Rest(lock.newCondition()));
            return reader;
        } finally {
            lock.unlock();
        }
    }

    /** The store itself, past the tail. */
    Stream<? extends TrackedEventMessage<?>> stored(@Nullable TrackingToken after) {
        return store.readEvents(after, false);
    }

    /**
     * There is news in the store.
     *
     * @param events all of it, or none where it is not known
     */
    void committed(List<Committed> events) {
        feed.committed(events);
    }

    /** The index of the next event that comes. */
    long end() {
        return end;
    }

    /** The event with an index below {@link #end}, or nothing if it was here and is no more. */
    @Nullable
    TrackedEventMessage<?> at(long index) {
        Place place = ring.get(slot(index));
        return place != null && place.index() == index ? place.event() : null;
    }

    /**
     * Where somebody goes on who has read up to an event and has found nothing after it in the store. Where nobody follows the
     * tail yet, it begins there.
     *
     * @return the index of the event after it, or {@link #NOWHERE} where the tail is not that far yet, or long past it
     */
    long follow(@Nullable TrackingToken after) {
        lock.lock();
        try {
            if (!closed) {
                if (beginning == null) {
                    beginning = new Beginning(end, after);
                    feed.begin();
                    clock.begin();
                }
            }
        } finally {
            lock.unlock();
        }
        return place(after);
    }

    /**
     * Where the event after an event is, or is to come.
     *
     * @return {@link #NOWHERE} where that cannot be said
     */
    long place(@Nullable TrackingToken after) {
        Beginning began = beginning;
        if (began == null) {
            return NOWHERE;
        }
        for (long index = end - 1; index >= began.index(); index--) {
            TrackedEventMessage<?> event = at(index);
            if (event == null) {
                return NOWHERE;
            }
            if (event.trackingToken().equals(after)) {
                return index + 1;
            }
        }
        return Objects.equals(began.after(), after) ? began.index() : NOWHERE;
    }

    /**
     * Waits until the next index is higher than one for the sake of an event that a reader has use for, at most for a time.
     *
     * @return if it is higher, whatever for
     */
    boolean await(EventReader reader, long index, long nanos) throws InterruptedException {
        if (end > index || nanos <= 0) {
            return end > index;
        }
        lock.lockInterruptibly();
        try {
            Rest rest = readers.get(reader);
            if (rest == null) {
                throw new IllegalStateException("The stream is closed");
            }
            rest.began = System.nanoTime();
            rest.nanos = nanos;
            long looked = index;
            while (!isBehind(reader) && !hasUse(reader, looked) && rest.left() > 0 && readers.get(reader) == rest) {
                looked = end;
                if (rest.left() <= TailClock.TICK || !clock.isRunning()) {
                    var _ = rest.news.awaitNanos(rest.left());
                } else {
                    rest.news.await();
                }
            }
            return end > index;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes those whose time is up, and all when nobody looks after it any more. */
    private void wakeOverdue() {
        lock.lock();
        try {
            readers.values().stream()
                    .filter(rest -> rest.left() <= 0 || !clock.isRunning())
                    .forEach(rest -> rest.news.signal());
        } finally {
            lock.unlock();
        }
    }

    /** Who sleeps on for too long finds the events that it has no use for gone from the ring, and reads them from the store. */
    private boolean isBehind(EventReader reader) {
        long next = reader.next();
        return next != NOWHERE && end - next > ring.length() / 2;
    }

    private boolean hasUse(EventReader reader, long from) {
        for (long index = from; index < end; index++) {
            TrackedEventMessage<?> event = at(index);
            if (event == null || reader.hasUseFor(event)) {
                return true;
            }
        }
        return false;
    }

    /** A reader reads no more. What nobody reads is let go, and is not read on. */
    void left(EventReader reader) {
        lock.lock();
        try {
            Rest rest = readers.remove(reader);
            if (rest != null) {
                rest.news.signalAll();
            }
            if (rest != null && readers.isEmpty()) {
                beginning = null;
                for (int slot = 0; slot < ring.length(); slot++) {
                    ring.set(slot, null);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Reads nothing more. */
    void close() {
        closed = true;
        feed.close();
        clock.stop();
    }

    /**
     * Where the tail ends.
     *
     * @param began what of it counts: whoever begins anew begins another
     * @param index of the next event
     * @param reached up to where events are here; nothing if there was none
     */
    record Edge(Object began, long index, @Nullable TrackingToken reached) {}

    /** Where it ends now; null while nobody follows it. */
    @Nullable
    Edge edge() {
        lock.lock();
        try {
            Beginning began = beginning;
            if (began == null) {
                return null;
            }
            TrackedEventMessage<?> newest = end == began.index() ? null : at(end - 1);
            return new Edge(began, end, newest == null ? began.after() : newest.trackingToken());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds the event that comes next.
     *
     * @return where the tail ends then; null, and nothing is done, where it did not end there any more
     */
    @Nullable
    Edge add(TrackedEventMessage<?> event, Edge edge) {
        committed.arrives(event);
        lock.lock();
        try {
            long index = edge.index();
            if (beginning != edge.began() || end != index) {
                return null;
            }
            ring.set(slot(index), new Place(index, event));
            end = index + 1;
            readers.forEach((reader, rest) -> {
                if (reader.hasUseFor(event) || isBehind(reader)) {
                    rest.news.signal();
                }
            });
            return new Edge(edge.began(), end, event.trackingToken());
        } finally {
            lock.unlock();
        }
    }

    private int slot(long index) {
        return (int) (index & (ring.length() - 1));
    }
}
