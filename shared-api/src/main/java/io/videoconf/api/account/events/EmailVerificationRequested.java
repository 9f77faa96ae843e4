package io.videoconf.api.account.events;

import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * A code was written to an account's e-mail address; the one before it is good for nothing any more.
 *
 * @param email that it was written to, in its normal form
 * @param codeSha256 of the code, which is nowhere but in the letter; in hex
 * @param expiresAt from when on the code verifies nothing
 */
public record EmailVerificationRequested(
        UserId userId,
        @Personal(of = "userId", is = Personal.What.EMAIL) String email,
        String codeSha256,
        Instant expiresAt,
        Instant at)
        implements AccountEvent {}
