package io.videoconf.edge.gateway.limits;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long clients may take.
 *
 * @param patience from the first byte of a request to its last
 */
@Validated
@ConfigurationProperties("videoconf.edge.requests")
public record RequestSettings(
        @DefaultValue("30s") @DurationMin(millis = 100) Duration patience) {}
