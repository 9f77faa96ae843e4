package io.videoconf.api.legacy.views;

import io.videoconf.api.kernel.RecordingId;
import org.jspecify.annotations.Nullable;

/**
 * Which recording came from an address.
 *
 * @param recordingId null when none did
 */
public record LegacySource(@Nullable RecordingId recordingId) {}
