package io.videoconf.command.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** Two nodes follow one store while commands run, and one of them dies in the middle of its work. */
class TwoLedgersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void eachEventIsALeafOnceInTheOrderOfTheStoreAlsoAfterOneWasKilled() throws Exception {
        try (LedgerUnderTest ledger = new LedgerUnderTest();
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Node first = new Node(ledger);
            Node second = new Node(ledger);
            CountDownLatch enough = new CountDownLatch(1);
            for (int i = 0; i < 4; i++) {
                people.execute(() -> {
                    while (enough.getCount() > 0) {
                        ledger.play(2, 5).forEach(ledger::refuse);
                    }
                });
            }
            try {
                List.of(first, second).forEach(node -> node.hours.start());
                await().atMost(PATIENCE).until(() -> hurried(first) >= 3 && hurried(second) >= 3);
                first.kill();
                int before = second.batches.get();
                await().atMost(PATIENCE).until(() -> hurried(second) >= before + 3);
            } finally {
                enough.countDown();
                people.shutdown();
            }
            assertThat(people.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            long events = ledger.side.count("domain_event");
            await().atMost(PATIENCE).until(() -> {
                second.hours.hurry(true);
                return ledger.rows.state().size() == events
                        && ledger.heads.covering(events - 1).isPresent();
            });
            second.hours.stop();

            List<Leaf> leaves = ledger.rows.leaves(0, Integer.MAX_VALUE);
            assertThat(leaves).extracting(Leaf::eventId).doesNotHaveDuplicates();
            assertThat(leaves)
                    .extracting(Leaf::eventId)
                    .containsExactlyElementsOf(ledger.events.between(RawEvents.BEGINNING, Long.MAX_VALUE).stream()
                            .map(StoredEvent::eventId)
                            .toList());
            for (int i = 0; i < leaves.size(); i++) {
                assertThat(leaves.get(i).index()).isEqualTo(i);
            }
            assertThat(ledger.findings()).isEmpty();
            assertThat(List.of(first.clashes, second.clashes))
                    .as("nobody was in the way of the other")
                    .containsOnly(List.of());
        }
    }

    private static int hurried(Node node) {
        node.hours.hurry(false);
        return node.batches.get();
    }

    /** What a node has of its own: how far it has come it learns from the database alone. */
    private static final class Node implements TransactionOperations {
        private final TransactionOperations own;
        private final CountDownLatch dead = new CountDownLatch(1);
        private volatile boolean dying;
        final AtomicInteger batches = new AtomicInteger();
        /** What comes of two writing the same at once; that a connection was lost, or that it was interrupted, is none. */
        final List<String> clashes = new CopyOnWriteArrayList<>();

        final LedgerHours hours;

        Node(LedgerUnderTest ledger) {
            own = LedgerConfiguration.own(ledger.side.part(PlatformTransactionManager.class));
            Tiles tiles = new Tiles(ledger.jdbc);
            Heads heads = new Heads(
                    ledger.jdbc,
                    ledger.rows,
                    ledger.keys,
                    tiles,
                    ledger.archive,
                    ledger.side.part(LedgerSettings.class),
                    Clock.systemUTC());
            hours = new LedgerHours(new Chaining(ledger.events, ledger.rows, tiles, ledger.jdbc), heads, this);
        }

        /** All is written, nothing is committed: then it is gone. */
        void kill() throws InterruptedException {
            dying = true;
            hours.hurry(false);
            assertThat(dead.await(30, TimeUnit.SECONDS)).isTrue();
            hours.stop();
        }

        @Override
        public <T extends @org.jspecify.annotations.Nullable Object> T execute(TransactionCallback<T> action) {
            T done;
            try {
                done = own.execute(status -> {
                    T result = action.doInTransaction(status);
                    if (dying && result instanceof Integer taken && taken > 0) {
                        dead.countDown();
                        throw new IllegalStateException("the node was killed");
                    }
                    return result;
                });
            } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
                clashes.add(String.valueOf(e.getMessage()));
                throw e;
            }
            if (done instanceof Integer taken && taken > 0) {
                batches.incrementAndGet();
            }
            return done;
        }
    }
}
