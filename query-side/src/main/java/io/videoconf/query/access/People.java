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

    /**
     * Whose account has this e-mail, or had it at a time, with the role that they had then; null when none. Whoever was erased is
     * found by what stands for their address, and not by the address.
     *
     * @param asOf when; null for now
     */
    @Nullable
    KnownPerson personOf(String email, @Nullable Instant asOf);

    /** Whether nobody knows any more which e-mail an account had. */
    boolean isErased(UserId user);
}
