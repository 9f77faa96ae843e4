package io.videoconf.api.upkeep.views;

import org.jspecify.annotations.Nullable;

/**
 * How a read model is.
 *
 * @param generation the shape of its documents
 * @param build how often it was made anew beside itself
 * @param parked events that it could not take in, and those behind them
 * @param rebuild the last time that it was made anew; null when it never was
 */
public record ViewStatus(
        String name,
        int generation,
        int build,
        long parked,
        @Nullable RebuildProgress rebuild) {}
