package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.UserId;

/**
 * Says that the account's e-mail address is its person's. Operators only: the word counts for what other organisations share
 * with the address.
 */
public record MarkEmailVerified(UserId userId) implements AccountCommand {}
