package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Gives an account another e-mail address, which is not verified. Refused with INVALID_CREDENTIALS when the password is wrong.
 *
 * @param currentPassword null when whoever sends it has made sure that the person wants it
 */
public record ChangeEmail(
        UserId userId, String email, @Nullable Secret currentPassword) implements AccountCommand {
    /** Without a password. */
    public ChangeEmail(UserId userId, String email) {
        this(userId, email, null);
    }
}
