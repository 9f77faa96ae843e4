package io.videoconf.api.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an e-mail address has to be verified before it opens anything for the account that has it: recordings that are shared
 * with it, invitations to it, meetings that are for its domain. Source: {@code videoconf.accounts.email-verification}.
 */
public enum EmailVerification {
    /** Only a verified address opens anything. */
    REQUIRED,
    /** Every address opens what is meant for it, whoever registered it. */
    OFF;

    /**
     * What holds where nothing was said: verification is required where e-mail goes out, since only there anybody can verify.
     *
     * @param said null when nothing was
     */
    public static EmailVerification of(@Nullable EmailVerification said, boolean mailGoesOut) {
        if (said != null) {
            return said;
        }
        return mailGoesOut ? REQUIRED : OFF;
    }

    /**
     * Whether an account's address opens anything for it.
     *
     * @param verifiedAt since when it is verified; null when it is not
     */
    public boolean opens(@Nullable Instant verifiedAt) {
        return switch (this) {
            case REQUIRED -> verifiedAt != null;
            case OFF -> true;
        };
    }
}
