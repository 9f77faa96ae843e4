package io.videoconf.api.account.events;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * The account is of another type now.
 */
public record AccountTypeChanged(UserId userId, AccountType accountType, Instant at) implements AccountEvent {}
