package io.videoconf.command.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import java.util.Optional;
import org.axonframework.queryhandling.QueryExecutionException;
import org.junit.jupiter.api.Test;

/** What is told of what the ledger has not come to. */
class AwaitedTest {
    @Test
    void whatCameIsHandedOn() {
        assertThat(Awaited.orRefused(Optional.of("leaf"))).isEqualTo("leaf");
    }

    /** Not that the store is away, and not that nothing was changed: an export is a fact by then. */
    @Test
    void whatDidNotComeSaysWhyAndWhenToAskAgain() {
        QueryExecutionException refused =
                catchThrowableOfType(QueryExecutionException.class, () -> Awaited.orRefused(Optional.empty()));
        assertThat(refused.getDetails().orElseThrow()).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.EVENT_STORE_UNAVAILABLE);
            assertThat(refusal.message())
                    .isEqualTo("The ledger has not come to it yet. Ask again in a moment.")
                    .isEqualTo(refused.getMessage());
            assertThat(refusal.details()).containsEntry("retry_after_seconds", 1);
        });
    }
}
