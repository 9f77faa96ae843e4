package io.videoconf.command.recording.objects;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;

/** Whether recordings can be put and fetched, as health and readiness tell it; looks at the store now and then. */
public final class ObjectStoreHealth extends AbstractHealthIndicator implements SmartLifecycle {
    private final WatchedObjectStore store;
    private final Duration look;
    private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("object-store-look").daemon().factory());
    private volatile boolean running;

    /** @param look how often to look */
    public ObjectStoreHealth(WatchedObjectStore store, Duration look) {
        super("the object store cannot be asked");
        this.store = store;
        this.look = look;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        store.trouble()
                .ifPresentOrElse(
                        trouble -> health.down()
                                .withDetail("since", trouble.since().toString())
                                .withDetail("takes_nothing", trouble.takesNothing()),
                        health::up);
    }

    @Override
    public void start() {
        looker.scheduleWithFixedDelay(store::look, look.toMillis(), look.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        looker.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
