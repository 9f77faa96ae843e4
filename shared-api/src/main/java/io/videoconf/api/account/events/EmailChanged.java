package io.videoconf.api.account.events;

import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * An account has another e-mail address, and is found by it alone from now on.
 *
 * @param email in its normal form
 */
public record EmailChanged(
        UserId userId,
        @Personal(of = "userId", is = Personal.What.EMAIL) String email,
        Instant at) implements AccountEvent {}
