package io.videoconf.api.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Which stretch of a list.
 *
 * @param limit rows, 1 to 100
 * @param cursor what the last answer gave as next_cursor; null for the beginning
 */
public record Page(int limit, int offset, @Nullable String cursor) {}
