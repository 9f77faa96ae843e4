package io.videoconf.api.account.events;

import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * The person has another password. Which, is not history.
 */
public record PasswordChanged(UserId userId, Instant at) implements AccountEvent {}
