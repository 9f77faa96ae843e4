package io.videoconf.command.notice.delivery;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Sends the courier out after everything that it needs is there, and calls it back before. */
final class CourierHours implements SmartLifecycle {
    private final Courier courier;
    private @Nullable Thread rounds;

    CourierHours(Courier courier) {
        this.courier = courier;
    }

    @Override
    public synchronized void start() {
        rounds = Thread.ofVirtual().name("courier").start(courier);
    }

    @Override
    public synchronized void stop() {
        courier.stop();
        rounds = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
