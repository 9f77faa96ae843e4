package io.videoconf.command.meeting.admission;

import io.videoconf.api.kernel.Secret;

/**
 * Tells whether a password is the meeting's. Hashing takes its time and is no business of a decision.
 */
@FunctionalInterface
public interface PasswordCheck {
    /** True when the password given is the one that was hashed. */
    boolean matches(Secret given, String hash);
}
