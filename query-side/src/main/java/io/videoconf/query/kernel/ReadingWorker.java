package io.videoconf.query.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.jspecify.annotations.Nullable;

/** Takes events into views that are made again: those of some streams, in order, on a thread of its own. */
final class ReadingWorker implements AutoCloseable {
    private static final int WAITING = 8;

    /** Documents of a view that are written at once: only the last state of a stream among so many events is. */
    private static final int WRITTEN_AT_ONCE = 2_000;

    private static final int EVENTS_AT_ONCE = 10_000;

    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(WAITING);
    private final List<Site<?>> sites = new ArrayList<>();
    private final Thread thread;
    private volatile @Nullable Throwable failure;

    private record Work(
            List<EventMessage<?>> events, @Nullable CountDownLatch settled, boolean last) {}

    private ReadingWorker(List<Renewal.Target> targets, int number) {
        targets.forEach(target -> sites.add(new Site<>(target, target.view())));
        this.thread = Thread.ofPlatform().name("renewal-" + number).daemon().unstarted(this::run);
    }

    static ReadingWorker start(List<Renewal.Target> targets, int number) {
        ReadingWorker worker = new ReadingWorker(targets, number);
        worker.thread.start();
        return worker;
    }

    /** Gives it events; waits while it has enough. */
    void take(List<EventMessage<?>> events) throws InterruptedException {
        offer(new Work(events, null, false));
    }

    /** Waits until everything that it was given is written. */
    void settle() throws InterruptedException {
        CountDownLatch settled = new CountDownLatch(1);
        offer(new Work(List.of(), settled, false));
        while (!settled.await(1, TimeUnit.SECONDS)) {
            requireWell();
        }
        requireWell();
    }

    private void offer(Work work) throws InterruptedException {
        do {
            requireWell();
        } while (!queue.offer(work, 1, TimeUnit.SECONDS));
    }

    private void requireWell() {
        Throwable cause = failure;
        if (cause != null) {
            throw new IllegalStateException("a view could not be written", cause);
        }
    }

    private void run() {
        try {
            for (Work work = queue.take(); !work.last(); work = queue.take()) {
                for (EventMessage<?> event : work.events()) {
                    sites.forEach(site -> site.take(event));
                }
                CountDownLatch settled = work.settled();
                if (settled != null) {
                    sites.forEach(Site::flush);
                    settled.countDown();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /** What it was given and has not begun with is given up: whoever closes it has settled, or has failed. */
    @Override
    public void close() {
        queue.clear();
        boolean _ = queue.offer(new Work(List.of(), null, true));
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One view in the making. */
    private static final class Site<E> {
        private final Renewal.Target target;
        private final ViewHandler<E> handler;
        private final ViewHandler<E> anew;
        private final @Nullable Map<String, Object> memory;
        private final Set<String> stuck = new HashSet<>();
        private Batch batch;
        private int taken;

        Site(Renewal.Target target, View<E> view) {
            this.target = target;
            this.handler = new ViewHandler<>(view, () -> {}, Remaking.NOT_NEEDED);
            this.anew = new ViewHandler<>(view, () -> {}, target.remaking());
            this.memory = target.isFresh() ? target.memory() : null;
            this.batch = next();
        }

        private Batch next() {
            return new Batch(target.collection(), Set.of(), memory);
        }

        void take(EventMessage<?> event) {
            if (!handler.canHandle(event)) {
                return;
            }
            String stream = Objects.requireNonNullElse(ViewHandler.streamOf(event), "");
            if (stuck.contains(stream) || (!target.isFresh() && target.parked().contains(stream))) {
                target.parked().enqueue(stream, new GenericDeadLetter<>(stream, event));
                return;
            }
            try {
                (target.mayHave(event) ? anew : handler).take(event, batch);
            } catch (RuntimeException e) {
                if (ParkingPolicy.isOfDatabase(e)) {
                    throw e;
                }
                stuck.add(stream);
                target.parked().enqueue(stream, new GenericDeadLetter<>(stream, event, e));
            }
            taken++;
            if (batch.size() >= WRITTEN_AT_ONCE || taken >= EVENTS_AT_ONCE) {
                flush();
            }
        }

        void flush() {
            batch.flush();
            batch = next();
            taken = 0;
        }
    }
}
