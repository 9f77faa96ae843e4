package io.videoconf.command.compliance.ledger;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MeetingId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Somebody who may write whatever they like into the database, and more: with the ledger's own code, and its key, or into the archive. Every
 * one of their changes must be found, and called what it was, where it was.
 */
@Tag("wide")
class StoreMutationsIT {
    private static final int MUTATIONS = Integer.getInteger("videoconf.mutations", 1_000);

    @Test
    void everyChangeOfTheStoreIsFoundAndNamed() throws Exception {
        long seed = Long.getLong("videoconf.seed", System.nanoTime());
        System.out.println("StoreMutationsIT: -Dvideoconf.seed=" + seed);
        Random random = new Random(seed);
        try (LedgerUnderTest ledger = new LedgerUnderTest()) {
            for (int round = 0; round < 3; round++) {
                List<MeetingId> meetings = ledger.play(16, 10);
                meetings.forEach(ledger::refuse);
                ledger.follow();
                ledger.signAnother();
            }
            assertThat(ledger.findings()).isEmpty();
            assertThat(ledger.rows.state().size()).as("more than one page").isGreaterThan(500);
            Vandal vandal = new Vandal(ledger, random);
            Map<Vandal.Deed, Integer> done = new EnumMap<>(Vandal.Deed.class);
            for (int i = 0; i < MUTATIONS; i++) {
                Vandal.Deed deed = Vandal.Deed.values()[i % Vandal.Deed.values().length];
                Vandal.Done[] did = new Vandal.Done[1];
                List<LedgerAudit.Finding> found = ledger.undone(() -> {
                    did[0] = vandal.commit(deed);
                    try {
                        return ledger.findings();
                    } finally {
                        did[0].amends().run();
                    }
                });
                String what = "seed %s, mutation %s: %s, %s; found: %s".formatted(seed, i, deed, did[0], found);
                assertThat(found.stream().map(LedgerAudit.Finding::kind).collect(toSet()))
                        .as(what)
                        .isEqualTo(did[0].kinds());
                assertThat(found)
                        .extracting(LedgerAudit.Finding::treeIndex)
                        .as(what)
                        .containsAll(did[0].leaves());
                done.merge(deed, 1, Integer::sum);
            }
            assertThat(ledger.findings()).isEmpty();
            System.out.println("StoreMutationsIT: all found and named: " + done);
        }
    }
}
