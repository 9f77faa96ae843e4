package io.videoconf.command.account.credentials;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import java.util.Map;

/**
 * More passwords are waiting to be hashed than this machine can take. Nothing was changed.
 */
public final class PasswordsBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PasswordsBusy() {
        super("no turn for hashing a password came in time");
    }

    /** What to tell the client: come back in a second. */
    public Refusal refusal() {
        return new Refusal(
                        RefusalCode.RATE_LIMIT_EXCEEDED,
                        "Too many people are logging in right now. Try again in a moment.",
                        "PasswordsAreHashedAFewAtATime",
                        Map.of())
                .with("retry_after_seconds", 1L);
    }
}
