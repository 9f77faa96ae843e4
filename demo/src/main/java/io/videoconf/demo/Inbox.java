package io.videoconf.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * What came, in the order in which it came. Nothing is taken out: whoever asks later sees it too.
 */
final class Inbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<Received> received = new ArrayList<>();
    private boolean keepsNothing;

    void add(Received event) {
        lock.lock();
        try {
            if (!keepsNothing) {
                received.add(event);
                more.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void keepNothing() {
        lock.lock();
        try {
            keepsNothing = true;
            received.clear();
        } finally {
            lock.unlock();
        }
    }

    List<Received> all() {
        lock.lock();
        try {
            return List.copyOf(received);
        } finally {
            lock.unlock();
        }
    }

    Received await(String what, Predicate<Received> wanted, Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            int looked = 0;
            while (true) {
                for (; looked < received.size(); looked++) {
                    if (wanted.test(received.get(looked))) {
                        return received.get(looked);
                    }
                }
                if (left <= 0) {
                    throw new StoryBroken("%s did not come within %d ms; what came: %s"
                            .formatted(what, patience.toMillis(), shown()));
                }
                left = more.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + what, e);
        } finally {
            lock.unlock();
        }
    }

    /** Names and numbers alone: the whole of it would hide what is missing. */
    private List<String> shown() {
        return received.stream()
                .map(event -> (event.sequence() > 0 ? "#" + event.sequence() + " " : "") + event.name())
                .toList();
    }
}
