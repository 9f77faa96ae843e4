package io.videoconf.command.account.credentials;

import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lets a person in.
 *
 * @param wrongPasswords wrong passwords in a row
 * @param lockedUntil nobody logs in before this time; null when the account was not locked
 */
record Credential(
        UserId userId,
        String passwordHash,
        int wrongPasswords,
        @Nullable Instant lockedUntil) {

    boolean isLockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** Never the hash. */
    @Override
    public String toString() {
        return "Credential[userId=" + userId + ", wrongPasswords=" + wrongPasswords + ", lockedUntil=" + lockedUntil
                + "]";
    }
}
