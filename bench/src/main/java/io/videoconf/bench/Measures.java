package io.videoconf.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** Runs work, and measures it: how long it took, and what processor time was used meanwhile. */
final class Measures {
    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

    private Measures() {}

    static Histogram histogram() {
        return new Histogram(LONGEST_NANOS, 3);
    }

    /** Every client begins again as soon as it has its answer: what the server can do. */
    static Outcome unpaced(Supplier<Cpu> cpu, Work work, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return measure(cpu, work, (client, times) -> {
            long failed = 0;
            for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                failed += once(work, client, begin, times);
            }
            return failed;
        });
    }

    /**
     * Begins at a steady rate, whatever the answers do. Time counts from when a request was due: one that had to wait
     * because the clients were all busy with a slow server is as late as its user sees it.
     */
    static Outcome paced(Supplier<Cpu> cpu, Work work, Duration time, double perSecond) {
        long start = System.nanoTime();
        long requests = (long) (perSecond * time.toNanos() / 1e9);
        AtomicLong next = new AtomicLong();
        return measure(cpu, work, (client, times) -> {
            long failed = 0;
            for (long ticket = next.getAndIncrement(); ticket < requests; ticket = next.getAndIncrement()) {
                long due = start + (long) (ticket * 1e9 / perSecond);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                failed += once(work, client, due, times);
            }
            return failed;
        });
    }

    /** Every client does it so many times. */
    static Outcome counted(Supplier<Cpu> cpu, Work work, int each) {
        return measure(cpu, work, (client, times) -> {
            long failed = 0;
            for (int i = 0; i < each; i++) {
                failed += once(work, client, System.nanoTime(), times);
            }
            return failed;
        });
    }

    private interface Client {
        /** Returns how many answers were not the expected ones. */
        long run(int client, Histogram times);
    }

    private static int once(Work work, int client, long begin, Histogram times) {
        if (!work.once(client)) {
            return 1;
        }
        times.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - begin));
        return 0;
    }

    private static Outcome measure(Supplier<Cpu> cpu, Work work, Client client) {
        work.deliveries();
        Cpu before = cpu.get();
        long began = System.nanoTime();
        List<Histogram> each = new ArrayList<>();
        AtomicLong failures = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < work.clients(); i++) {
            int number = i;
            Histogram times = histogram();
            each.add(times);
            threads.add(
                    Thread.ofPlatform().name("client-" + i).start(() -> failures.addAndGet(client.run(number, times))));
        }
        join(threads);
        double seconds = (System.nanoTime() - began) / 1e9;
        Cpu used = cpu.get().since(before);
        Histogram all = histogram();
        each.forEach(all::add);
        return new Outcome(seconds, all, work.deliveries(), failures.get(), used, Machine.loadAverage());
    }

    private static void join(List<Thread> threads) {
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofMinutes(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
