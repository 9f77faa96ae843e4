package io.videoconf.query.kernel;

import io.videoconf.api.upkeep.RebuildState;
import io.videoconf.api.upkeep.views.RebuildProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes views anew beside those that answer, one after another, and keeps how far it is where every node can tell it. */
public final class Rebuilding {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);
    private static final Duration TOLD_EVERY = Duration.ofMillis(500);

    private final RebuildRecords records;
    private final ViewCollections collections;
    private final MongoTokenStore positions;
    private final DeadLetterQueues parked;
    private final Configuration axon;
    private final ProjectionSettings settings;
    private final Remaking remaking;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** With these parts. */
    public Rebuilding(
            RebuildRecords records,
            ViewCollections collections,
            MongoTokenStore positions,
            DeadLetterQueues parked,
            Configuration axon,
            ProjectionSettings settings,
            Remaking remaking,
            Clock clock) {
        this.records = records;
        this.collections = collections;
        this.positions = positions;
        this.parked = parked;
        this.axon = axon;
        this.settings = settings;
        this.remaking = remaking;
        this.clock = clock;
    }

    /** Begins, in the background; false when a rebuild is running, here or elsewhere. */
    boolean begin(List<View<?>> views) {
        if (records.isRunning() || !busy.compareAndSet(false, true)) {
            return false;
        }
        Account account = new Account(views);
        account.write(RebuildState.RUNNING, 0);
        Thread.ofPlatform().name("view-rebuild").daemon().start(() -> run(views, account));
        return true;
    }

    /** Begins, and waits until the new views answer. For tests and tools. */
    public void complete(List<View<?>> views) {
        run(views, new Account(views));
    }

    /** The last rebuild of a view; null when there was none. */
    @Nullable
    RebuildProgress progress(String view) {
        return records.of(view);
    }

    /** Another may begin as soon as this one says that it is over, so it is over before it says so. */
    private void run(List<View<?>> views, Account account) {
        try {
            List<Renewal.Outcome> outcomes = renewed(views, account);
            busy.set(false);
            account.done(outcomes);
        } catch (RuntimeException e) {
            LOG.error("Views could not be made anew; those that were there go on answering", e);
            busy.set(false);
            account.failed(e);
        }
    }

    /** Those that need the order of all streams have one worker, and a reading of their own. */
    private List<Renewal.Outcome> renewed(List<View<?>> views, Account account) {
        List<Renewal.Outcome> outcomes = new ArrayList<>();
        for (boolean ordered : new boolean[] {false, true}) {
            List<View<?>> some = views.stream()
                    .filter(view -> view.inTheOrderOfAll() == ordered)
                    .toList();
            if (!some.isEmpty()) {
                int workers = ordered ? 1 : settings.segments();
                outcomes.addAll(
                        new Renewal(some, collections, positions, parked, axon, workers, remaking, clock).run(account));
            }
        }
        return outcomes;
    }

    /** Keeps account of one rebuild. */
    private final class Account implements Renewal.Witness {
        private final List<View<?>> views;
        private final Instant began = clock.instant();
        private Instant told = Instant.EPOCH;
        private long events;

        Account(List<View<?>> views) {
            this.views = views;
        }

        @Override
        public void read(long taken) {
            events = taken;
            if (clock.instant().isAfter(told.plus(TOLD_EVERY))) {
                write(RebuildState.RUNNING, taken);
            }
        }

        @Override
        public void comparing() {
            write(RebuildState.COMPARING, events);
        }

        void write(RebuildState state, long taken) {
            views.forEach(view -> records.put(view.name(), now(state, taken, null, null)));
        }

        void done(List<Renewal.Outcome> outcomes) {
            for (Renewal.Outcome outcome : outcomes) {
                boolean equal = outcome.before().equals(outcome.after());
                records.put(outcome.view(), now(RebuildState.DONE, events, outcome, null));
                LOG.info(
                        "The view {} was made anew from {} events and {}.",
                        outcome.view(),
                        events,
                        equal ? "is what it was" : "differs from what it was");
            }
        }

        void failed(RuntimeException why) {
            String problem = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
            views.forEach(view -> records.put(view.name(), now(RebuildState.FAILED, events, null, problem)));
        }

        private RebuildProgress now(
                RebuildState state, long taken, Renewal.@Nullable Outcome outcome, @Nullable String problem) {
            Instant at = clock.instant();
            long millis = Math.max(1, Duration.between(began, at).toMillis());
            told = at;
            return new RebuildProgress(
                    state,
                    began,
                    at,
                    taken,
                    taken * 1_000 / millis,
                    outcome == null ? null : outcome.before(),
                    outcome == null ? null : outcome.after(),
                    outcome == null ? null : outcome.before().equals(outcome.after()),
                    problem);
        }
    }
}
