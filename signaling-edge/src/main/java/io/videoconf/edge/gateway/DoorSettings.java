package io.videoconf.edge.gateway;

import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who else is let in, and how soon who is not.
 *
 * @param closingsEvery how often an edge asks for what was closed, beside hearing of it
 * @param issuers whose tokens are good as well; nobody's by default
 */
@Validated
@ConfigurationProperties("videoconf.edge")
public record DoorSettings(
        @DefaultValue("3s") @DurationMin(millis = 100) Duration closingsEvery,
        @DefaultValue List<@Valid OutsideIssuer> issuers) {}
