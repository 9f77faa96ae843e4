package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.UserId;

/**
 * Gives an account another e-mail address. Whoever sends it has made sure that the address is the person's.
 */
public record ChangeEmail(UserId userId, String email) implements AccountCommand {}
