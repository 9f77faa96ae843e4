package io.videoconf.command.compliance.ledger;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryExecutionException;

/** What the ledger was waited for, on its way to who asked. */
public final class Awaited {
    private static final String BEHIND = "The ledger has not come to it yet. Ask again in a moment.";
    private static final int RETRY_AFTER_SECONDS = 1;

    private Awaited() {}

    /** What was found; where it was not, EVENT_STORE_UNAVAILABLE, which says when to ask again. */
    public static <T> T orRefused(Optional<T> found) {
        return found.orElseThrow(() -> {
            Refusal refusal = new Refusal(
                    RefusalCode.EVENT_STORE_UNAVAILABLE,
                    BEHIND,
                    "TheLedgerFollowsTheStore",
                    Map.of("retry_after_seconds", RETRY_AFTER_SECONDS));
            return new QueryExecutionException(refusal.message(), null, refusal);
        });
    }
}
