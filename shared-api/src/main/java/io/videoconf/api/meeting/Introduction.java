package io.videoconf.api.meeting;

import org.jspecify.annotations.Nullable;

/**
 * How a person wants to appear.
 *
 * @param deviceType the word of a {@link DeviceKind}, whatever a client calls it
 */
public record Introduction(
        String displayName,
        @Nullable String avatarUrl,
        @Nullable String deviceType) {
    public Introduction {
        deviceType = DeviceKind.word(deviceType);
    }
}
