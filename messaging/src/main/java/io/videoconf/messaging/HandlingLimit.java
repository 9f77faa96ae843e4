package io.videoconf.messaging;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that no message is handled for ever: what takes too long is named in the log, then interrupted. One look a second at all
 * that is under way; a message costs an entry in a set.
 */
final class HandlingLimit implements MessageHandlerInterceptor<Message<?>>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HandlingLimit.class);
    private static final String RESOURCE = HandlingLimit.class.getName();
    private static final long LOOK_MILLIS = 1_000;

    private final Set<Running> underWay = ConcurrentHashMap.newKeySet();
    private final Duration warnAfter;
    private final Duration longest;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("handling-limit").daemon().factory());

    /**
     * Begins to look.
     *
     * @param warnAfter how long until it is named
     * @param longest how long until it is interrupted
     */
    HandlingLimit(Duration warnAfter, Duration longest) {
        this.warnAfter = warnAfter;
        this.longest = longest;
        var _ = clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** From the first message of a unit of work to its end, commit or rollback included. */
    @Override
    public @Nullable Object handle(UnitOfWork<? extends Message<?>> unit, InterceptorChain chain) throws Exception {
        UnitOfWork<?> root = unit.root();
        if (root.getResource(RESOURCE) == null) {
            Running mine = new Running(
                    unit.getMessage().getPayloadType().getSimpleName(), Thread.currentThread(), System.nanoTime());
            root.resources().put(RESOURCE, mine);
            underWay.add(mine);
            root.onCleanup(_ -> {
                underWay.remove(mine);
                mine.end();
            });
        }
        return chain.proceed();
    }

    void look() {
        long now = System.nanoTime();
        for (Running each : underWay) {
            long nanos = now - each.began;
            if (nanos > longest.toNanos()) {
                underWay.remove(each);
                each.interrupt();
                LOG.error(
                        "handling {} has taken {} s and is interrupted",
                        each.what,
                        TimeUnit.NANOSECONDS.toSeconds(nanos));
            } else if (nanos > warnAfter.toNanos() && each.isNews()) {
                LOG.warn(
                        "handling {} takes long: {} s, at {}",
                        each.what,
                        TimeUnit.NANOSECONDS.toSeconds(nanos),
                        each.thread.getStackTrace());
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static final class Running {
        private final String what;
        private final Thread thread;
        private final long began;
        private boolean named;
        private boolean over;
        private boolean interrupted;

        Running(String what, Thread thread, long began) {
            this.what = what;
            this.thread = thread;
            this.began = began;
        }

        synchronized boolean isNews() {
            boolean news = !named && !over;
            named = true;
            return news;
        }

        synchronized void interrupt() {
            if (!over) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /** The thread's next work is not interrupted for this one. */
        synchronized void end() {
            over = true;
            if (interrupted && Thread.currentThread() == thread) {
                var _ = Thread.interrupted();
            }
        }
    }
}
