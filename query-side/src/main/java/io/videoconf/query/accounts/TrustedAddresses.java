package io.videoconf.query.accounts;

import io.videoconf.api.account.EmailVerification;
import io.videoconf.api.account.views.UserView;
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

    /** Whether the address that an account has opens anything for it. */
    boolean opens(UserView account) {
        return verification.opens(account.emailVerifiedAt());
    }
}
