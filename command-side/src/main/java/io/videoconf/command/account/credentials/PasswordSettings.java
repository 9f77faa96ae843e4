package io.videoconf.command.account.credentials;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much of the machine hashing passwords may take.
 *
 * @param atOnce how many are hashed at a time, 19 MiB each; 0 for as many as there are cores
 * @param patience how long one waits for its turn before it is turned away
 */
@Validated
@ConfigurationProperties("videoconf.passwords")
public record PasswordSettings(
        @DefaultValue("0") @Min(0) @Max(256) int atOnce,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration patience) {

    int permits() {
        return atOnce > 0 ? atOnce : Runtime.getRuntime().availableProcessors();
    }
}
