package io.videoconf.query.access;

import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whose e-mail is whose, for views that know people by the one and are asked by the other. */
public interface People {
    /**
     * The e-mail that opens something for an account, in lower case; null for guests, for accounts that are gone, and for an e-mail
     * that was not verified where it has to be.
     */
    @Nullable
    String emailOf(UserId user);

    /** Whose account this e-mail belongs to, verified or not; null when to none. */
    @Nullable
    UserId userOf(String email);

    /**
     * Whether an account has this e-mail and it opens nothing for it.
     *
     * @param asOf when; null for now
     */
    boolean isUnproven(String email, @Nullable Instant asOf);
}
