package io.videoconf.api.account.commands;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.kernel.UserId;

/**
 * Moves an account to another type. Admins only.
 */
public record ChangeAccountType(UserId userId, AccountType accountType) implements AccountCommand {}
