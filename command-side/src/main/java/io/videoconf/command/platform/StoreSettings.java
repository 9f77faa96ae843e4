package io.videoconf.command.platform;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How commands are stored.
 *
 * @param patience how long a command waits at most to be stored with others
 */
@Validated
@ConfigurationProperties("videoconf.store")
record StoreSettings(
        @DefaultValue("250ms") @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 60)
        Duration patience) {}
