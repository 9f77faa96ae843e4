package io.videoconf.command.platform;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the {@link EventTail} what is new: the events of commands that were carried out here as they are committed, in the order
 * of the store, and whatever else there is by reading it. While it reads, what is committed waits.
 */
final class TailFeed {
    /** Where there is no news from this process: how long until the store is asked all the same. */
    private static final long ASKED_EVERY = Duration.ofSeconds(1).toNanos();
    /** How long what was committed waits for what stands before it, which is mostly about to be, before the store is asked. */
    private static final long PATIENCE = Duration.ofMillis(1).toNanos();
    /** What waits at most: with more than that, reading is the shorter way. */
    private static final int MOST_EARLY = 500;

    private static final Logger LOG = LoggerFactory.getLogger(TailFeed.class);

    private final EventTail tail;
    private final EventStorageEngine store;
    private final CommittedEvents committed;
    private final ReentrantLock lock = new ReentrantLock();
    /** What was committed before what stands before it, by position. Guarded by the lock. */
    private final TreeMap<Long, Committed> early = new TreeMap<>();

    /** Guarded by the lock. */
    private boolean isReading;

    private volatile boolean isEarly;
    /** There may be something in the store that nobody told of. */
    private volatile boolean untold;

    private volatile boolean closed;
    /** Set while the thread has nothing to do. */
    private volatile @Nullable Thread resting;

    private boolean begun;

    TailFeed(EventTail tail, EventStorageEngine store, CommittedEvents committed) {
        this.tail = tail;
        this.store = store;
        this.committed = committed;
    }

    /** Somebody follows the tail from now on, and may have missed something. */
    synchronized void begin() {
        untold = true;
        if (!begun) {
            begun = true;
            Thread.ofPlatform().name("event-tail").daemon().start(this::ask);
        }
        LockSupport.unpark(resting);
    }

    /**
     * There is news in the store.
     *
     * @param events all of it, or none where it is not known
     */
    void committed(List<Committed> events) {
        lock.lock();
        try {
            if (events.isEmpty()) {
                untold = true;
            }
            events.forEach(event -> early.put(event.position(), event));
            addEarly();
        } finally {
            lock.unlock();
        }
        if (untold || isEarly) {
            LockSupport.unpark(resting);
        }
    }

    /**
     * Adds what has nothing missing before it. Not while the store is read, or is to be read: what nobody told of may come before
     * it in its stream.
     */
    private void addEarly() {
        if (early.size() > MOST_EARLY) {
            untold = true;
        }
        EventTail.Edge edge = tail.edge();
        if (edge == null || untold) {
            // It is in the store, and found there by whoever begins to read from now on.
            early.clear();
        }
        while (edge != null && !isReading && !early.isEmpty()) {
            Committed first = early.firstEntry().getValue();
            TrackedEventMessage<?> next = committed.next(edge.reached(), first);
            if (next != null) {
                EventTail.Edge after = tail.add(next, edge);
                edge = after == null ? tail.edge() : after;
            } else if (committed.isKnown(edge.reached(), first)) {
                early.pollFirstEntry();
            } else {
                break;
            }
        }
        isEarly = !early.isEmpty();
    }

    /** Reads nothing more. */
    void close() {
        closed = true;
        LockSupport.unpark(resting);
    }

    private void ask() {
        long asked = System.nanoTime() - ASKED_EVERY;
        while (!closed) {
            if (untold || isMissing() || System.nanoTime() - asked >= ASKED_EVERY) {
                asked = System.nanoTime();
                readAll();
            }
            rest();
        }
    }

    private void rest() {
        resting = Thread.currentThread();
        if (!untold && !isEarly && !closed) {
            LockSupport.parkNanos(ASKED_EVERY);
        }
        resting = null;
    }

    /** Whether something was committed, and what stands before it does not come. */
    private boolean isMissing() {
        long before = tail.end();
        if (isEarly) {
            LockSupport.parkNanos(PATIENCE);
        }
        return isEarly && tail.end() == before;
    }

    private void readAll() {
        setReading(true);
        try {
            read();
        } catch (RuntimeException e) {
            untold = true;
            LOG.warn("the event store does not tell what is new in it; it is asked again", e);
            LockSupport.parkNanos(ASKED_EVERY);
        } finally {
            setReading(false);
        }
    }

    private void setReading(boolean reading) {
        lock.lock();
        try {
            isReading = reading;
            if (reading) {
                untold = false;
            }
            addEarly();
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        EventTail.Edge edge = tail.edge();
        if (edge == null) {
            return;
        }
        try (Stream<? extends TrackedEventMessage<?>> news = store.readEvents(edge.reached(), true)) {
            for (var events = news.iterator(); edge != null && !closed && events.hasNext(); ) {
                edge = tail.add(events.next(), edge);
            }
        }
    }
}
