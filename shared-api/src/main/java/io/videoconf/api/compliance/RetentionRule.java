package io.videoconf.api.compliance;

import org.jspecify.annotations.Nullable;

/**
 * How long one kind of data is kept.
 *
 * @param keepSeconds null where nothing is said: for ever, unless something more general says otherwise
 * @param shortestSeconds what accounts and meetings may not fall below; null for no bound
 * @param longestSeconds what they may not exceed; null for no bound
 */
public record RetentionRule(
        RetentionClass kind,
        @Nullable Long keepSeconds,
        @Nullable Long shortestSeconds,
        @Nullable Long longestSeconds) {}
