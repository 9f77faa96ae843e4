package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.UserId;

/**
 * Suspends an account: its sessions and sockets end. Admins only.
 */
public record SuspendUser(UserId userId, String reason) implements AccountCommand {}
