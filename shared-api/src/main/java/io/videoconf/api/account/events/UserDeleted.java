package io.videoconf.api.account.events;

import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * The account was closed for good.
 */
public record UserDeleted(UserId userId, Instant at) implements AccountEvent {}
