package io.videoconf.query.accounts;

import io.videoconf.api.account.EmailVerification;
import io.videoconf.api.account.views.UserView;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which accounts' e-mail addresses open something for them. */
record TrustedAddresses(EmailVerification verification) {

    /** In lower case; null when there is none. */
    @Nullable
    String of(@Nullable UserView account) {
        return account == null || account.deleted() || !verification.opens(account.emailVerifiedAt())
                ? null
                : account.email().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the address that an account has now opened anything for it.
     *
     * @param asOf null for now
     */
    boolean opens(UserView account, @Nullable Instant asOf) {
        return asOf == null
                ? verification.opens(account.emailVerifiedAt())
                : verification.opened(account.emailVerifiedAt(), asOf);
    }
}
