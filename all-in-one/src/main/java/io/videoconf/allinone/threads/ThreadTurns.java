package io.videoconf.allinone.threads;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Lets whoever answers go before whoever tidies up. On a small machine a thread that is woken to answer somebody waits for the
 * end of a turn, some milliseconds, behind the compiler, or behind what is written later, though nobody waits for those.
 *
 * <p>All keep the same share of the processors; only the order changes. On anything but Linux it does nothing.
 */
public final class ThreadTurns {
    /** Longer than that of ordinary threads, who therefore need not wait for its end. */
    private static final Duration LONG = Duration.ofMillis(20);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /** Beginnings of the names of threads that nobody waits for. */
    private static final List<String> TIDYING = List.of(
            "C1 Compiler",
            "C2 Compiler",
            "G1 Conc",
            "G1 Refine",
            "G1 Service",
            "db-scheduler",
            "ledger",
            "mongo-commit",
            "mongo-wiping",
            "snapshots",
            "view-");

    private static final Path THREADS = Path.of("/proc/self/task");

    private static final Logger LOG = LoggerFactory.getLogger(ThreadTurns.class);

    private final LinuxScheduler scheduler;
    /** The kernel's numbers of those that were there before. */
    private Set<String> known = Set.of();

    private ThreadTurns(LinuxScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Begins once requests are served, so that it holds up no start; only where {@code videoconf.threads.turns} says so. */
    public static ApplicationListener<ApplicationReadyEvent> onceReady() {
        return event -> {
            if (event.getApplicationContext()
                    .getEnvironment()
                    .getProperty("videoconf.threads.turns", Boolean.class, false)) {
                begin();
            }
        };
    }

    private static void begin() {
        ThreadTurns turns = here();
        if (turns != null) {
            Thread.ofPlatform().daemon().name("thread-turns").start(turns::goOn);
        }
    }

    /** Nothing where this system is not known. */
    static @Nullable ThreadTurns here() {
        LinuxScheduler scheduler = LinuxScheduler.here();
        return scheduler == null || !Files.isDirectory(THREADS) ? null : new ThreadTurns(scheduler);
    }

    /** Threads come when there is something for them to do. */
    private void goOn() {
        try {
            while (true) {
                int set = look();
                if (set > 0) {
                    LOG.debug("{} threads go after those that bring answers", set);
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        } catch (IOException e) {
            LOG.info("threads take turns as they come: {}", e.toString());
        }
    }

    /**
     * Looks for threads that have come since.
     *
     * @return how many of them go after others now
     * @throws IOException when it is not told which threads there are
     */
    int look() throws IOException {
        Set<String> all = new HashSet<>();
        int set = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                String number = thread.getFileName().toString();
                all.add(number);
                if (!known.contains(number) && set(Long.parseLong(number), thread)) {
                    set++;
                }
            }
        }
        known = all;
        return set;
    }

    private boolean set(long number, Path thread) {
        String name;
        try {
            name = Files.readString(thread.resolve("comm"));
        } catch (IOException _) {
            // It has ended since it was listed.
            return false;
        }
        return TIDYING.stream().anyMatch(name::startsWith) && scheduler.setBatch(number, LONG);
    }
}
