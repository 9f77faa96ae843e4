package io.videoconf.command.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A proof is found in less than 100 ms in a ledger of a million events. */
@Tag("measured")
class ProofsIT {
    private static final int LEAVES = Integer.getInteger("videoconf.leaves", 1_000_000);
    private static final int PROOFS = 2_000;
    private static final double MOST_MILLIS = 100;

    @Test
    void areFoundInAMillion() throws Exception {
        try (LedgerUnderTest ledger = new LedgerUnderTest()) {
            fill(ledger);
            long began = System.nanoTime();
            ledger.follow();
            System.out.printf(
                    "ProofsIT: %d events were chained in %d s%n", LEAVES, (System.nanoTime() - began) / 1_000_000_000);
            ledger.sign();
            long size = ledger.rows.state().size();
            assertThat(size).isGreaterThanOrEqualTo(LEAVES);
            // As after a start: with nothing remembered.
            Tiles tiles = new Tiles(ledger.jdbc);
            MerkleTree tree = new MerkleTree(tiles);
            Random random = new Random(7);
            double inclusion = p99("inclusion", size, random, leaf -> {
                assertThat(tree.inclusion(leaf, size)).isNotEmpty();
                assertThat(ledger.rows.leaves(leaf, 1)).hasSize(1);
            });
            double consistency = p99(
                    "consistency",
                    size - 1,
                    random,
                    from -> assertThat(tree.consistency(from + 1, size)).isNotEmpty());
            assertThat(inclusion).isLessThan(MOST_MILLIS);
            assertThat(consistency).isLessThan(MOST_MILLIS);
        }
    }

    /** Ten thousand streams, in turn, straight into the store. */
    private static void fill(LedgerUnderTest ledger) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        ledger.jdbc.update("""
                insert into domain_event (aggregate_identifier, sequence_number, type, event_identifier, meta_data, payload,
                    payload_revision, payload_type, time_stamp)
                select ? || '-' || (n % 10000), n / 10000, 'Meeting', ? || '-event-' || n, '{}'::bytea,
                    convert_to('{"number":' || n || '}', 'UTF8'), '1', 'HandToggled', '2026-01-15T10:00:00.000Z'
                from generate_series(0, ? - 1) n
                """, run, run, LEAVES);
    }

    private static double p99(String what, long bound, Random random, LongConsumer proof) {
        long[] nanos = new long[PROOFS];
        for (int i = 0; i < PROOFS; i++) {
            long leaf = (long) (random.nextDouble() * bound);
            long began = System.nanoTime();
            proof.accept(leaf);
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        double p99 = nanos[PROOFS * 99 / 100] / 1e6;
        System.out.printf(
                "ProofsIT: %s, %d leaves: p50 %.2f ms, p99 %.2f ms, most %.2f ms%n",
                what, LEAVES, nanos[PROOFS / 2] / 1e6, p99, nanos[PROOFS - 1] / 1e6);
        return p99;
    }
}
