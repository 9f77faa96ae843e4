package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.UserId;

/**
 * Lets somebody whom an outside issuer vouches for into an account that exists.
 *
 * @param issuer the {@code iss} of the token
 * @param subject its {@code sub}
 */
public record LinkOutsideIdentity(UserId userId, String issuer, String subject) implements AccountCommand {}
