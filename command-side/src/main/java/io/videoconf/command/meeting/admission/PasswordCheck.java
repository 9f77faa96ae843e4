package io.videoconf.command.meeting.admission;

import io.videoconf.api.kernel.Secret;
import java.time.Duration;

/**
 * Tells whether a password is the meeting's, and whether it may be tried. Hashing takes its time, and what was tried before, and
 * from where, is not of the meeting: neither is the business of a decision.
 */
@FunctionalInterface
public interface PasswordCheck {
    /** True when the password given is the one that was hashed. */
    boolean matches(Secret given, String hash);

    /** How long who asks has to wait before guessing again; zero for not at all. The same however often it is asked. */
    default Duration restBeforeAGuess() {
        return Duration.ZERO;
    }

    /** How long who asks has to wait before asking to come in again; zero for not at all. The same however often. */
    default Duration restBeforeAJoin() {
        return Duration.ZERO;
    }

    /** Whether a guest was banned from this meeting who came from where this one comes from. */
    default boolean fromWhereAGuestWasBanned() {
        return false;
    }
}
