package io.videoconf.allinone.stores;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL, the Mongo wire server and the S3 server of a machine of one, on one data folder. All listen on the
 * loopback interface, on free ports, behind random passwords that lie in the folder, readable by its owner alone.
 *
 * <p>What PostgreSQL and the object store acknowledged is there after a {@code kill -9} of this process; the read
 * models in the Mongo server may be a moment behind then, or gone: see {@link #readModelsWereLost()}.
 */
public final class EmbeddedStores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStores.class);
    private static final Duration START_WITHIN = Duration.ofMinutes(2);

    private final Deque<AutoCloseable> open;
    private final PostgresAddress postgres;
    private final MongoAddress mongo;
    private final S3Address objects;
    private final String sealingKey;
    private final boolean fresh;
    private final boolean readModelsWereLost;
    private final StartTimes startTimes;

    /**
     * How long each store took, side by side.
     *
     * @param postgres until the database answered
     * @param mongo until the Mongo server listened
     * @param objects until the S3 server listened
     */
    public record StartTimes(Duration postgres, Duration mongo, Duration objects) {}

    private record Timed<T>(T store, Duration took) {}

    private EmbeddedStores(
            Deque<AutoCloseable> open,
            String sealingKey,
            boolean wasUsed,
            Timed<PostgresStore> postgres,
            Timed<MongoStore> mongo,
            Timed<ObjectStore> objects) {
        this.open = open;
        this.postgres = postgres.store().address();
        this.mongo = mongo.store().address();
        this.objects = objects.store().address();
        this.sealingKey = sealingKey;
        this.fresh = !wasUsed;
        this.readModelsWereLost = wasUsed && mongo.store().isFresh();
        this.startTimes = new StartTimes(postgres.took(), mongo.took(), objects.took());
    }

    /**
     * Starts the three, side by side, and waits until they answer.
     *
     * @param dataDirectory made where there is none; held until {@link #close()}
     * @throws StartRefused for a reason that whoever starts us can put right, told in one line
     */
    public static EmbeddedStores start(Path dataDirectory) {
        DataFolder data = DataFolder.hold(dataDirectory);
        Deque<AutoCloseable> open = new ArrayDeque<>();
        open.push(data);
        // Platform threads: a class loader that reads nested archives can lock out virtual ones for good.
        try (ExecutorService starters = Executors.newCachedThreadPool()) {
            boolean wasUsed = PostgresStore.wasUsed(data);
            Future<Timed<PostgresStore>> postgres = starters.submit(timed(() -> PostgresStore.start(data)));
            Future<Timed<MongoStore>> mongo = starters.submit(timed(() -> MongoStore.start(data)));
            Future<Timed<ObjectStore>> objects = starters.submit(timed(() -> ObjectStore.start(data)));
            awaitAll(List.of(postgres, mongo, objects), open);
            return new EmbeddedStores(
                    open,
                    data.secret("sealing-key"),
                    wasUsed,
                    postgres.resultNow(),
                    mongo.resultNow(),
                    objects.resultNow());
        } catch (IOException e) {
            closeAll(open);
            throw new StartRefused("the data folder " + dataDirectory + " cannot be used: " + e, e);
        } catch (RuntimeException e) {
            closeAll(open);
            throw e;
        }
    }

    /** Where PostgreSQL is. */
    public PostgresAddress postgres() {
        return postgres;
    }

    /** Where the Mongo wire server is. */
    public MongoAddress mongo() {
        return mongo;
    }

    /** Where the S3 server is. */
    public S3Address objects() {
        return objects;
    }

    /** What the keys of people are encrypted with: 256 bits in base64, in the folder, readable by its owner alone. */
    public String sealingKey() {
        return sealingKey;
    }

    /** Whether the folder had never been used before. */
    public boolean fresh() {
        return fresh;
    }

    /** Whether the folder was in use before and its read models are gone or were damaged: they start from nothing. */
    public boolean readModelsWereLost() {
        return readModelsWereLost;
    }

    /** How long each start took. */
    public StartTimes startTimes() {
        return startTimes;
    }

    /** Stops all three, the last started first, and lets go of the folder; within a minute. A second call does nothing. */
    @Override
    public void close() {
        closeAll(open);
    }

    /** Waits for every start, also after one has failed, so that nothing is left running unseen. */
    private static void awaitAll(
            List<Future<? extends Timed<? extends AutoCloseable>>> starts, Deque<AutoCloseable> open)
            throws IOException {
        var failures = new ArrayList<Throwable>();
        for (Future<? extends Timed<? extends AutoCloseable>> start : starts) {
            try {
                open.push(start.get(START_WITHIN.toSeconds(), TimeUnit.SECONDS).store());
            } catch (ExecutionException e) {
                failures.add(Objects.requireNonNull(e.getCause()));
            } catch (TimeoutException e) {
                start.cancel(true);
                failures.add(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throwFirst(failures);
        }
    }

    private static void throwFirst(List<Throwable> failures) throws IOException {
        Throwable first = failures.getFirst();
        failures.stream().skip(1).forEach(first::addSuppressed);
        switch (first) {
            case StartRefused refused -> throw refused;
            case IOException broken -> throw broken;
            case Throwable bug -> throw new IllegalStateException("a store did not start", bug);
        }
    }

    private static <T> Callable<Timed<T>> timed(Callable<T> start) {
        return () -> {
            long from = System.nanoTime();
            T store = start.call();
            return new Timed<>(store, Duration.ofNanos(System.nanoTime() - from));
        };
    }

    private static void closeAll(Deque<AutoCloseable> open) {
        for (AutoCloseable next = open.poll(); next != null; next = open.poll()) {
            try {
                next.close();
            } catch (Exception e) {
                // The others have to be closed all the same, and the next start settles what is left.
                LOG.warn("A store did not close in order", e);
            }
        }
    }
}
