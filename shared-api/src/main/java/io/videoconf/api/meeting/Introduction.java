package io.videoconf.api.meeting;

import org.jspecify.annotations.Nullable;

/**
 * How a person wants to appear.
 */
public record Introduction(
        String displayName,
        @Nullable String avatarUrl,
        @Nullable String deviceType) {}
