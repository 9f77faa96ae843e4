package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Changes a password; ends every other session. Refused with INVALID_CREDENTIALS when the current one is wrong.
 *
 * @param session the session that goes on; null when none does
 */
public record ChangePassword(
        UserId userId,
        Secret currentPassword,
        Secret newPassword,
        @Nullable SessionId session) implements CredentialCommand {}
