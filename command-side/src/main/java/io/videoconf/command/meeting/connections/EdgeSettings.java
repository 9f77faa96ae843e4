package io.videoconf.command.meeting.connections;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the death of an edge is noticed, and how long its clients may take to come back by themselves.
 *
 * @param lease an edge that says nothing for so long is dead; edges speak every few seconds
 * @param reconnectGrace how long after that, or after an orderly end, a connection may be replaced before it counts as
 *     lost; the person's own grace begins only then
 */
@Validated
@ConfigurationProperties("videoconf.edges")
public record EdgeSettings(
        @DefaultValue("20s") @DurationMin(seconds = 2) @DurationMax(hours = 1)
        Duration lease,

        @DefaultValue("10s") @DurationMin(seconds = 0) @DurationMax(hours = 1)
        Duration reconnectGrace) {}
