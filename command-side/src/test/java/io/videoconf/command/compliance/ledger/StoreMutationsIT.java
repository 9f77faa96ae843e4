package io.videoconf.command.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MeetingId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Somebody who may write whatever they like into the database, and more: with the ledger's own code, and its key. Every
 * one of their changes must be found.
 */
@Tag("wide")
class StoreMutationsIT {
    private static final int MUTATIONS = Integer.getInteger("videoconf.mutations", 1_000);

    @Test
    void everyChangeOfTheStoreIsFound() throws Exception {
        long seed = Long.getLong("videoconf.seed", System.nanoTime());
        System.out.println("StoreMutationsIT: -Dvideoconf.seed=" + seed);
        Random random = new Random(seed);
        try (LedgerUnderTest ledger = new LedgerUnderTest()) {
            for (int round = 0; round < 3; round++) {
                List<MeetingId> meetings = ledger.play(8, 10);
                meetings.forEach(ledger::refuse);
                ledger.follow();
                ledger.signAnother();
            }
            assertThat(ledger.findings()).isEmpty();
            Vandal vandal = new Vandal(ledger, random);
            Map<Vandal.Deed, Integer> done = new EnumMap<>(Vandal.Deed.class);
            for (int i = 0; i < MUTATIONS; i++) {
                Vandal.Deed deed = Vandal.Deed.values()[i % Vandal.Deed.values().length];
                String[] what = new String[1];
                List<LedgerAudit.Finding> found = ledger.undone(() -> {
                    what[0] = vandal.commit(deed);
                    return ledger.findings();
                });
                assertThat(found)
                        .as("seed %s, mutation %s: %s, %s", seed, i, deed, what[0])
                        .isNotEmpty();
                done.merge(deed, 1, Integer::sum);
            }
            assertThat(ledger.findings()).isEmpty();
            System.out.println("StoreMutationsIT: all found: " + done);
        }
    }
}
