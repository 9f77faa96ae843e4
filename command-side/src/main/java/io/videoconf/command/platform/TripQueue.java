package io.videoconf.command.platform;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who waits for a trip to the database ({@link SharedTrips}). There is one at a time, and whoever has waited longest is told to drive
 * the next; but where one is held up, all go past it.
 */
final class TripQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TripQueue.class);

    /** More would be long on its way for each of them. */
    private static final int COMMANDS_A_TRIP = 32;

    private static final int BYTES_A_TRIP = 1 << 20;
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Duration patience;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("shared-trips").daemon().factory());
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by the lock. */
    private final Queue<Passenger> waiting = new ArrayDeque<>();
    /** When the trip began that is under way, by {@link System#nanoTime}. Guarded by the lock. */
    private long began;
    /** Guarded by the lock. */
    private boolean underWay;

    /** @param patience how long a trip may take before others go past it */
    TripQueue(Duration patience) {
        this.patience = patience;
        // One thread looks, for a time limit on each wait would wake one each time.
        watch.scheduleWithFixedDelay(
                this::passWhatIsHeldUp, LOOK_AGAIN_MILLIS, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whose command is to be stored. */
    record Passenger(Writes writes, CompletableFuture<Turn> turn) {
        void tell(Turn next) {
            turn.complete(next);
        }
    }

    /** What is next for a command that came to be stored. */
    sealed interface Turn {}

    /** Nothing: it is stored. */
    record Stored() implements Turn {}

    /** To take these along, itself the first, and then to send the next. */
    record Drive(List<Passenger> passengers) implements Turn {}

    /** To go by itself: nothing of it is stored. */
    record GoAlone() implements Turn {}

    /** To fail. */
    record Fail(SQLException cause) implements Turn {}

    /** Waits until it is clear what is next. */
    Turn come(Writes writes) {
        Passenger passenger = new Passenger(writes, new CompletableFuture<>());
        Turn first = new Drive(List.of(passenger));
        lock.lock();
        try {
            if (!underWay) {
                underWay = true;
                began = System.nanoTime();
                return first;
            }
            if (isHeldUp()) {
                return new GoAlone();
            }
            waiting.add(passenger);
        } finally {
            lock.unlock();
        }
        return await(passenger);
    }

    private Turn await(Passenger passenger) {
        try {
            return passenger.turn().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // On a trip already it has to hear what becomes of it, for its stream stays locked until that is known;
            // or it is to drive. It does: whoever drives has a time limit of his own, and tells all when he is stopped.
            return leave(passenger) ? new Fail(interrupted()) : passenger.turn().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Turns are told, not failed", e);
        }
    }

    private boolean leave(Passenger passenger) {
        lock.lock();
        try {
            return waiting.remove(passenger);
        } finally {
            lock.unlock();
        }
    }

    /** The trip is over: whoever waits goes now. To be called by whoever drove. */
    void sendNext() {
        List<Passenger> next = new ArrayList<>();
        lock.lock();
        try {
            int bytes = 0;
            for (Passenger first = waiting.peek();
                    first != null && next.size() < COMMANDS_A_TRIP && bytes < BYTES_A_TRIP;
                    first = waiting.peek()) {
                next.add(waiting.remove());
                bytes += first.writes().bytes();
            }
            underWay = !next.isEmpty();
            began = System.nanoTime();
        } finally {
            lock.unlock();
        }
        if (!next.isEmpty()) {
            next.getFirst().tell(new Drive(List.copyOf(next)));
        }
    }

    /** How many wait for the next trip. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** By a table that is being rewritten, say, of which those who wait may have no need. */
    private boolean isHeldUp() {
        return underWay && System.nanoTime() - began > patience.toNanos();
    }

    private void passWhatIsHeldUp() {
        List<Passenger> released = List.of();
        lock.lock();
        try {
            if (isHeldUp()) {
                released = List.copyOf(waiting);
                waiting.clear();
            }
        } finally {
            lock.unlock();
        }
        if (!released.isEmpty()) {
            LOG.warn(
                    "What a command stores has been on its way for more than {} ms; {} others go past it",
                    patience.toMillis(),
                    released.size());
            released.forEach(each -> each.tell(new GoAlone()));
        }
    }

    /** How a command fails whose thread was interrupted in time. */
    static SQLException interrupted() {
        return new SQLException("Interrupted before it was sent");
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
