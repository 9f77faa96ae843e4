package io.videoconf.api.account.events;

import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * Whom an outside issuer calls by this subject is let into the account.
 */
public record OutsideIdentityLinked(
        UserId userId,
        String issuer,
        @Personal(of = "userId") String subject,
        Instant at) implements AccountEvent {}
