package io.videoconf.api.account.events;

import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * The suspension was lifted.
 */
public record UserReinstated(UserId userId, Instant at) implements AccountEvent {}
