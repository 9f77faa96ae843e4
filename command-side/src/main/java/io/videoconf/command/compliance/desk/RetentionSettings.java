package io.videoconf.command.compliance.desk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How short what is kept may be kept. Source: {@code videoconf.retention}.
 *
 * @param shortest for less than this no rule keeps anything: a day, or as little as 1 s where it is tried out
 */
@Validated
@ConfigurationProperties("videoconf.retention")
record RetentionSettings(@DefaultValue("1d") Duration shortest) {
    RetentionSettings {
        if (shortest.toSeconds() < 1) {
            throw new IllegalArgumentException("videoconf.retention.shortest must be at least 1s");
        }
    }
}
