package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.UserId;

/**
 * Shows the code that was written to the account's e-mail address. Refused with INVALID_CREDENTIALS when it is not the one that was
 * written last, or too old; wrong ones count like wrong passwords.
 */
public record VerifyEmail(UserId userId, Secret code) implements AccountCommand {}
