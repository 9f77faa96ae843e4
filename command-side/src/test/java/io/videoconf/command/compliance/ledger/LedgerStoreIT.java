package io.videoconf.command.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MeetingId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger over a real store: what it takes in, in which order, and that its proofs are those of the definition. */
class LedgerStoreIT {
    private static LedgerUnderTest ledger;

    @BeforeAll
    static void start() throws Exception {
        ledger = new LedgerUnderTest();
    }

    @AfterAll
    static void stop() throws Exception {
        ledger.close();
    }

    @Test
    void everyEventIsALeafInTheOrderOfTheStoreAndAProofIsThatOfTheDefinition() throws Exception {
        List<MeetingId> meetings = ledger.play(30, 20);
        meetings.forEach(ledger::refuse);
        ledger.follow();

        List<StoredEvent> events = ledger.events.after(RawEvents.BEGINNING, 10_000);
        List<Leaf> leaves = ledger.rows.leaves(0, 10_000);
        assertThat(leaves).hasSize(events.size()).hasSizeGreaterThan(2 * Tile.WIDTH);
        assertThat(leaves.stream().map(Leaf::eventId))
                .containsExactlyElementsOf(
                        events.stream().map(StoredEvent::eventId).toList());
        LedgerHashes hashes = new LedgerHashes();
        List<byte[]> hashed = leaves.stream().map(leaf -> leaf.hash(hashes)).toList();
        MerkleTree stored = new MerkleTree(ledger.tiles);
        MerkleTree defined = new MerkleTree((level, index) ->
                root(hashed.subList(Math.toIntExact(index << level), Math.toIntExact((index + 1) << level)), hashes));
        for (int size = 1; size <= leaves.size(); size += 37) {
            assertThat(stored.root(size)).isEqualTo(defined.root(size));
            assertThat(stored.inclusion(size / 2, size)).containsExactlyElementsOf(defined.inclusion(size / 2, size));
            assertThat(stored.consistency(size / 3 + 1, size))
                    .containsExactlyElementsOf(defined.consistency(size / 3 + 1, size));
        }
    }

    private static byte[] root(List<byte[]> leaves, LedgerHashes hashes) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return hashes.node(root(leaves.subList(0, split), hashes), root(leaves.subList(split, leaves.size()), hashes));
    }

    @Test
    void whatWasRefusedIsInTheHistoryOfItsMeeting() {
        MeetingId meeting = ledger.play(1, 2).getFirst();
        ledger.refuse(meeting);
        ledger.follow();

        List<Leaf> history = ledger.rows.history(meeting.value(), 0, 100);
        assertThat(history).hasSize(5);
        assertThat(history.getLast().streamId()).isNotEqualTo(meeting.value());
        assertThat(history.stream().map(Leaf::historyIndex)).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void aBatchThatIsNotCommittedLeavesNothingAndIsDoneAgain() {
        ledger.follow();
        ledger.play(2, 3);
        Chaining killed = ledger.chaining();
        int lost = ledger.undone(() -> LedgerUnderTest.taken(killed));
        assertThat(lost).isEqualTo(10);
        ledger.follow();
        ledger.sign();
        assertThat(ledger.findings()).isEmpty();
    }

    @Test
    void whatStandsBeforeAnOpenPositionIsGivenOutAndTheRestOnceItIsClosed() throws Exception {
        ledger.follow();
        long position = ledger.rows.state().position();
        ledger.play(1, 6);
        var slow = new TransactionTemplate(ledger.side.part(PlatformTransactionManager.class));
        slow.executeWithoutResult(_ -> {
            insert("late", 0);
            // Of another connection, which does not see it.
            List<String> seen = CompletableFuture.supplyAsync(() -> {
                        ledger.play(1, 0);
                        return streamsAfter(position);
                    })
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
            assertThat(seen).hasSize(8).doesNotContain("late");
        });
        assertThat(streamsAfter(position)).hasSize(11).element(8).isEqualTo("late");
    }

    private static List<String> streamsAfter(long position) {
        try {
            return ledger.events.after(position, 100).stream()
                    .map(StoredEvent::streamId)
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPositionThatIsStillOpenIsWaitedForAndOneThatWillNeverBeIsNot() throws Exception {
        ledger.follow();
        long before = ledger.rows.state().size();
        var slow = new TransactionTemplate(ledger.side.part(PlatformTransactionManager.class));
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        CompletableFuture<Void> go = new CompletableFuture<>();
        Thread writer = Thread.ofVirtual()
                .start(() -> slow.executeWithoutResult(status -> {
                    insert("open", 0);
                    drawn.complete(null);
                    go.orTimeout(30, TimeUnit.SECONDS).join();
                }));
        drawn.get();
        // A position that is drawn and given up.
        ledger.undone(() -> insert("given up", 1));
        ledger.play(1, 0);

        ledger.follow();
        assertThat(ledger.rows.state().size()).isEqualTo(before);
        go.complete(null);
        writer.join(Duration.ofSeconds(10));
        ledger.follow();
        assertThat(ledger.rows.leaves(before, 10).stream().map(Leaf::streamId))
                .hasSize(3)
                .first()
                .isEqualTo("open");
    }

    private static int insert(String stream, int sequence) {
        return ledger.jdbc.update(
                "insert into domain_event (aggregate_identifier, sequence_number, type, event_identifier, meta_data,"
                        + " payload, payload_revision, payload_type, time_stamp) values (?, ?, 'Odd', ?, '{}', '{}',"
                        + " '1', 'Odd', '2026-01-01T00:00:00Z')",
                stream,
                sequence,
                stream + sequence);
    }
}
