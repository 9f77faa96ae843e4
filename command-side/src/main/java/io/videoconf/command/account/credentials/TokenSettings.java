package io.videoconf.command.account.credentials;

import io.videoconf.api.account.GuestTokens;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What tokens say, how long they last, and how often the keys that sign them change.
 *
 * @param issuer the {@code iss} of every token
 * @param audience the {@code aud} of every token
 * @param accessLifetime how long an access token is good; it ends with its session before that
 * @param guestLifetime how long a guest's token is good; guests have nothing to refresh it with
 * @param refreshLifetime how long a refresh token is good; each refresh begins anew
 * @param keyRotation how long one key signs
 * @param keyPublishedAhead how long a new key is published before it signs, so that caches have it in time
 */
@Validated
@ConfigurationProperties("videoconf.tokens")
public record TokenSettings(
        @DefaultValue("videoconf") @NotBlank String issuer,
        @DefaultValue("videoconf") @NotBlank String audience,

        @DefaultValue("1h") @DurationMin(minutes = 1) @DurationMax(days = 1)
        Duration accessLifetime,

        @DefaultValue("1h") @DurationMin(minutes = 1) @DurationMax(days = 1)
        Duration guestLifetime,

        @DefaultValue("30d") @DurationMin(hours = 1) @DurationMax(days = 365)
        Duration refreshLifetime,

        @DefaultValue("30d") @DurationMin(hours = 1) Duration keyRotation,

        @DefaultValue("10m") @DurationMin(seconds = 0) @DurationMax(minutes = 30)
        Duration keyPublishedAhead) {

    /** The longest that any access token lives. */
    Duration longestLifetime() {
        return longer(accessLifetime, guestLifetime);
    }

    /** The longest that anybody is known by a token: guests are for a while after theirs has expired. */
    Duration longestUse() {
        return longer(accessLifetime, guestLifetime.plus(GuestTokens.KNOWN_AFTER_EXPIRY));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
