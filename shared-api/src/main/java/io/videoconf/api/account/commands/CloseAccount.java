package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.UserId;

/**
 * Closes somebody else's account for good. What follows is what follows when they do it themselves ({@link DeleteUser}).
 */
public record CloseAccount(UserId userId) implements AccountCommand {}
