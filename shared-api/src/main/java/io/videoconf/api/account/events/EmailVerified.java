package io.videoconf.api.account.events;

import io.videoconf.api.account.EmailProof;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * An account's e-mail address is its person's, until it has another one.
 *
 * @param email in its normal form
 * @param proof how that is known
 */
public record EmailVerified(
        UserId userId,
        @Personal(of = "userId", is = Personal.What.EMAIL) String email,
        EmailProof proof,
        Instant at) implements AccountEvent {}
