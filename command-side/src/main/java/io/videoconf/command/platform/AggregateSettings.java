package io.videoconf.command.platform;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How aggregates are loaded.
 *
 * @param snapshotEvery events between two snapshots of one aggregate
 * @param cached aggregates kept in memory
 */
@Validated
@ConfigurationProperties("videoconf.aggregates")
record AggregateSettings(
        @DefaultValue("50") @Min(10) @Max(10_000) int snapshotEvery,
        @DefaultValue("10000") @Min(0) @Max(1_000_000) int cached) {}
