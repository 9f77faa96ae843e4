package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.UserId;

/**
 * Closes an account for good: one's own.
 */
public record DeleteUser(UserId userId) implements AccountCommand {}
