package io.videoconf.query.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Makes views again from the events in collections of their own, while those that are there go on answering; then
 * compares the two, and lets the new ones answer in one step. All views of a renewal read the events once, together.
 *
 * <p>Only for the comparison the old view takes in nothing new: reads go on, and writes that wait for the view are
 * answered when it goes on, or after their two seconds without having waited.
 */
final class Renewal {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** For longer than that no node remembers a key that was destroyed, and no two clocks differ. */
    private static final Duration UNHEARD = Duration.ofMinutes(1);

    /** Events that may be left when the old view is stopped: they are taken in within the pause. */
    private static final int NEARLY_THERE = 2_000;

    private final List<View<?>> views;
    private final ViewCollections collections;
    private final MongoTokenStore positions;
    private final DeadLetterQueues parked;
    private final Configuration axon;
    private final ViewDigest digests;
    private final int workers;
    private final Remaking remaking;
    private final Clock clock;

    Renewal(
            List<View<?>> views,
            ViewCollections collections,
            MongoTokenStore positions,
            DeadLetterQueues parked,
            Configuration axon,
            int workers,
            Remaking remaking,
            Clock clock) {
        this.views = views;
        this.collections = collections;
        this.positions = positions;
        this.parked = parked;
        this.axon = axon;
        this.digests = new ViewDigest(collections);
        this.workers = workers;
        this.remaking = remaking;
        this.clock = clock;
    }

    /** Is told how it goes. */
    interface Witness {
        /** So many events were taken in, by every view. */
        void read(long events);

        /** Everything is taken in; the old and the new views are compared. */
        void comparing();
    }

    /**
     * What came of one view.
     *
     * @param before digest of the view that answered until now
     * @param after digest of the one that answers from now on
     * @param parked events that it could not take in
     */
    record Outcome(String view, String before, String after, long parked) {}

    /** Does all of it, and returns when the new views answer. */
    List<Outcome> run(Witness witness) {
        List<Target> targets = views.stream().map(this::fresh).toList();
        List<Outcome> outcomes = made(targets, witness);
        collections.awaitKnown();
        targets.forEach(target -> collections.drop(target.view().name(), target.build() - 1));
        return outcomes;
    }

    private List<Outcome> made(List<Target> targets, Witness witness) {
        EventStore store = axon.eventStore();
        try (Reading reading = new Reading(store, targets, workers, witness)) {
            long behind = Long.MAX_VALUE;
            while (behind > NEARLY_THERE) {
                behind = reading.upTo(store.createHeadToken());
            }
            try {
                stop();
                return swap(targets, reading, store, witness);
            } finally {
                views.forEach(view -> processor(view).start());
            }
        }
    }

    private List<Outcome> swap(List<Target> targets, Reading reading, EventStore store, Witness witness) {
        TrackingToken head = store.createHeadToken();
        reading.upTo(head);
        reading.fillGaps(head);
        targets.forEach(target -> collections.settle(target.view().name(), target.build()));
        views.forEach(view -> catchUp(view, store, head));
        witness.comparing();
        List<Outcome> outcomes = new ArrayList<>();
        for (Target target : targets) {
            String view = target.view().name();
            int old = collections.build(view);
            outcomes.add(compare(view, old, target.build()));
            parked.of(view).adopt(target.parked());
            collections.use(view, target.build());
        }
        return outcomes;
    }

    private Target fresh(View<?> view) {
        int build = collections.build(view.name()) + 1;
        collections.drop(view.name(), build);
        ViewCollection collection = collections.of(view.name(), build);
        collection.ensureIndexes(view.indexes());
        collection.mark(view.generation());
        MongoDeadLetterQueue letters = parked.of(view.name() + "~" + build);
        letters.clear();
        return new Target(
                view, collection, build, letters, remaking, clock.instant().minus(UNHEARD));
    }

    /** What the old view has not seen is taken in by it as well, so that both show the same moment. */
    private void catchUp(View<?> view, EventStore store, @Nullable TrackingToken head) {
        Target old = new Target(
                view,
                collections.of(view.name()),
                collections.build(view.name()),
                parked.of(view.name()),
                remaking,
                null);
        TrackingToken from = positions.whole(view.name()).lowest();
        try (Reading reading = new Reading(store, from, List.of(old), 1, Reading.SILENT)) {
            reading.upTo(head);
        }
    }

    private Outcome compare(String view, int old, int fresh) {
        try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
            var before = CompletableFuture.supplyAsync(() -> digests.of(view, old), two);
            var after = CompletableFuture.supplyAsync(() -> digests.of(view, fresh), two);
            return new Outcome(
                    view,
                    before.join(),
                    after.join(),
                    parked.of(view + "~" + fresh).size());
        }
    }

    private TrackingEventProcessor processor(View<?> view) {
        return axon.eventProcessingConfiguration()
                .eventProcessor(view.name(), TrackingEventProcessor.class)
                .orElseThrow(() -> new IllegalStateException("the view " + view.name() + " has no processor"));
    }

    /**
     * All at a time: each waits for the batch that it is at. Here, and on whatever node had a part of it: their claims are taken, and they
     * look up the view's name when they come back.
     */
    private void stop() {
        try {
            CompletableFuture.allOf(views.stream()
                            .map(view -> processor(view).shutdownAsync())
                            .toArray(CompletableFuture<?>[]::new))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            views.forEach(view -> positions.whole(view.name()).takeOver());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while views stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the views do not stop", e);
        }
    }

    /**
     * Where a view is made.
     *
     * @param remaking what is done where somebody was erased
     * @param begun when it began, with an empty collection: who was erased before cannot be read any more. Null where there are
     *     documents already
     */
    record Target(
            View<?> view,
            ViewCollection collection,
            int build,
            MongoDeadLetterQueue parked,
            Remaking remaking,
            @Nullable Instant begun) {
        boolean isFresh() {
            return begun != null;
        }

        /** Whether what this event says was erased may be in the collection. */
        boolean mayHave(EventMessage<?> erased) {
            return begun == null || erased.getTimestamp().isAfter(begun);
        }

        Map<String, Object> memory() {
            return Memories.fresh();
        }
    }
}
