package io.videoconf.query.access;

import io.videoconf.api.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** Whose e-mail is whose, for views that know people by the one and are asked by the other. */
public interface People {
    /** The e-mail of an account, in lower case; null for guests, and for accounts that are gone. */
    @Nullable
    String emailOf(UserId user);

    /** Whose account this e-mail belongs to; null when to none. */
    @Nullable
    UserId userOf(String email);
}
