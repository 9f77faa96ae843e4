package io.videoconf.api.ledger.views;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at everything stored came to.
 *
 * @param from the leaf that it began with
 * @param next the leaf to go on with; null when it came to the end
 * @param size leaves of the ledger
 * @param intact whether all is as it was, as far as it came
 */
public record LedgerAuditView(long from, @Nullable Long next, long size, boolean intact, List<LedgerFinding> findings) {
    public LedgerAuditView {
        findings = List.copyOf(findings);
    }
}
