package io.videoconf.command.platform;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the time limits of all who wait: one of its own on each wait of a virtual thread wakes the thread that keeps the
 * time, which costs as much as the wait.
 */
final class TailClock {
    /** How late a limit may be seen, in nanoseconds. */
    static final long TICK = Duration.ofMillis(200).toNanos();

    private final Runnable tick;
    private volatile boolean running;
    private volatile boolean stopped;
    private @Nullable Thread thread;

    /** @param tick called every {@link #TICK}, and once more at the end */
    TailClock(Runnable tick) {
        this.tick = tick;
    }

    /** Begins, if it has not. */
    synchronized void begin() {
        if (thread == null && !stopped) {
            running = true;
            thread = Thread.ofPlatform().name("event-tail-clock").daemon().start(this::run);
        }
    }

    /** Whether limits are looked after; otherwise each has to do that for itself. */
    boolean isRunning() {
        return running;
    }

    synchronized void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        try {
            while (!stopped) {
                LockSupport.parkNanos(TICK);
                tick.run();
            }
        } finally {
            running = false;
            tick.run();
        }
    }
}
