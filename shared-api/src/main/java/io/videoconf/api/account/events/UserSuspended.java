package io.videoconf.api.account.events;

import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * The account was suspended.
 */
public record UserSuspended(
        UserId userId, @Personal(of = "userId") String reason, Instant at) implements AccountEvent {}
