package io.videoconf.edge.gateway.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.local.LocalBucket;
import io.videoconf.api.account.AccountType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import reactor.core.publisher.Mono;

/**
 * Counts in the memory of this process: token buckets that begin full, and into which as much as they hold comes back in an
 * hour, evenly.
 */
final class LocalBuckets implements Buckets {
    static final Duration WINDOW = Duration.ofHours(1);

    /** Beyond this many, newcomers of addresses share what is counted: memory is bounded, and they are limited all the same. */
    private static final int MOST = 200_000;

    private static final int SHARED = 1_024;
    private static final Duration IDLE = Duration.ofMinutes(1);

    private record Key(Limit limit, String subject) {}

    private final LimitSettings settings;
    private final ConcurrentHashMap<Key, Counter> counters = new ConcurrentHashMap<>();

    LocalBuckets(LimitSettings settings) {
        this.settings = settings;
    }

    @Override
    public Mono<Standing> take(Limit limit, String subject, AccountType type) {
        return Mono.fromSupplier(() -> takeNow(limit, subject, type));
    }

    @Override
    public Mono<Standing> giveBack(Limit limit, String subject, AccountType type) {
        return Mono.fromSupplier(() -> giveBackNow(limit, subject, type));
    }

    @Override
    public Mono<Standing> look(Limit limit, String subject, AccountType type) {
        return Mono.fromSupplier(() -> lookNow(limit, subject, type));
    }

    Standing takeNow(Limit limit, String subject, AccountType type) {
        long most = limit.most(settings, type);
        if (most == LimitSettings.UNLIMITED) {
            return Standing.unlimited(limit);
        }
        if (most == 0) {
            return new Standing(limit, 0, 0, false, WINDOW, Instant.now());
        }
        Counter counter = counter(limit, subject, most);
        ConsumptionProbe probe = counter.bucket.tryConsumeAndReturnRemaining(1);
        counter.used();
        return new Standing(
                limit,
                most,
                Math.max(0, probe.getRemainingTokens()),
                probe.isConsumed(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Instant.now());
    }

    Standing giveBackNow(Limit limit, String subject, AccountType type) {
        long most = limit.most(settings, type);
        if (most > 0) {
            Counter counter = counter(limit, subject, most);
            counter.bucket.addTokens(1);
            counter.used();
        }
        return lookNow(limit, subject, type);
    }

    Standing lookNow(Limit limit, String subject, AccountType type) {
        long most = limit.most(settings, type);
        if (most == LimitSettings.UNLIMITED) {
            return Standing.unlimited(limit);
        }
        Counter counter = counters.get(new Key(limit, subject));
        if (counter != null) {
            counter.holds(most);
        }
        long remaining = counter == null ? most : Math.max(0, counter.bucket.getAvailableTokens());
        return new Standing(limit, most, remaining, true, Duration.ZERO, Instant.now());
    }

    /** What was used up before this run, on top of what was used up since. */
    void add(Limit limit, String subject, AccountType type, long spent) {
        long most = limit.most(settings, type);
        if (most > 0 && spent > 0) {
            counter(limit, subject, most).bucket.consumeIgnoringRateLimits(Math.min(spent, most));
        }
    }

    /** How much comes back of a limit in a time. */
    long comesBack(Limit limit, AccountType type, Duration time) {
        long most = Math.max(0, limit.most(settings, type));
        return time.compareTo(WINDOW) >= 0 ? most : most * Math.max(0, time.toMillis()) / WINDOW.toMillis();
    }

    /** Tells what is used up of each account's limit that has changed since this was last asked. */
    void changes(BiConsumer<Limit, Changed> told) {
        counters.forEach((key, counter) -> {
            if (key.limit().whose() == Limit.Whose.ACCOUNT && counter.changed) {
                counter.changed = false;
                told.accept(key.limit(), new Changed(key.subject(), counter.spent()));
            }
        });
    }

    /** To be told again: whoever was told could not keep it. */
    void changedStill(Limit limit, String subject) {
        Counter counter = counters.get(new Key(limit, subject));
        if (counter != null) {
            counter.changed = true;
        }
    }

    /** Forgets what is full again, and so is as good as new. */
    void forgetTheFull() {
        long idleSince = System.nanoTime() - IDLE.toNanos();
        List<Key> idle = new ArrayList<>();
        counters.forEach((key, counter) -> {
            if (counter.lastUsed - idleSince < 0 && counter.spent() == 0) {
                idle.add(key);
            }
        });
        idle.forEach(counters::remove);
    }

    int size() {
        return counters.size();
    }

    /**
     * What has changed.
     *
     * @param spent of the limit
     */
    record Changed(String subject, long spent) {}

    private Counter counter(Limit limit, String subject, long most) {
        Key key = new Key(limit, subject);
        Counter known = counters.get(key);
        if (known == null) {
            boolean crowded = limit.whose() == Limit.Whose.ADDRESS && counters.mappingCount() >= MOST;
            Key place = crowded ? new Key(limit, "shared-" + Math.floorMod(subject.hashCode(), SHARED)) : key;
            known = counters.computeIfAbsent(place, _ -> new Counter(most));
        }
        known.holds(most);
        return known;
    }

    private static final class Counter {
        private final LocalBucket bucket;
        private volatile long most;
        private volatile boolean changed;
        private volatile long lastUsed = System.nanoTime();

        Counter(long most) {
            this.most = most;
            this.bucket = Bucket.builder()
                    .addLimit(limit -> limit.capacity(most).refillGreedy(most, WINDOW))
                    .withMillisecondPrecision()
                    .build();
        }

        void used() {
            lastUsed = System.nanoTime();
            changed = true;
        }

        long spent() {
            return Math.max(0, most - bucket.getAvailableTokens());
        }

        /** Another account type has another bucket; what was used up stays used up. */
        void holds(long now) {
            if (now != most) {
                change(now);
            }
        }

        private synchronized void change(long now) {
            if (now != most && now > 0) {
                long spent = spent();
                most = now;
                bucket.replaceConfiguration(
                        BucketConfiguration.builder()
                                .addLimit(limit -> limit.capacity(now).refillGreedy(now, WINDOW))
                                .build(),
                        TokensInheritanceStrategy.RESET);
                if (spent > 0) {
                    bucket.consumeIgnoringRateLimits(Math.min(spent, now));
                }
            }
        }
    }
}
