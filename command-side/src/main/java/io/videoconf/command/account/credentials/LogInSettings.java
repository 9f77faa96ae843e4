package io.videoconf.command.account.credentials;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How guessing is slowed down.
 *
 * @param wrongPasswords how many in a row lock an account
 * @param firstLockOut how long the first time; each further wrong password doubles it
 * @param longestLockOut how long at most
 */
@Validated
@ConfigurationProperties("videoconf.login")
public record LogInSettings(
        @DefaultValue("5") @Min(1) @Max(100) int wrongPasswords,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration firstLockOut,
        @DefaultValue("1h") @DurationMin(seconds = 1) Duration longestLockOut) {

    private static final int MOST_DOUBLINGS = 30;

    /** How long the account is locked after this many wrong passwords in a row; zero when it is not. */
    Duration lockOutAfter(int wrongInARow) {
        if (wrongInARow < wrongPasswords) {
            return Duration.ZERO;
        }
        int doublings = Math.min(wrongInARow - wrongPasswords, MOST_DOUBLINGS);
        Duration grown = firstLockOut.multipliedBy(1L << doublings);
        return grown.compareTo(longestLockOut) < 0 ? grown : longestLockOut;
    }
}
