package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.UserId;

/**
 * Lifts a suspension. Admins only.
 */
public record ReinstateUser(UserId userId) implements AccountCommand {}
