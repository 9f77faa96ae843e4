package io.videoconf.api.recording.views;

import io.videoconf.api.kernel.Receipt;
import java.time.Instant;

/**
 * Where to get the bytes, for minutes.
 */
public record DownloadLink(Receipt receipt, String url, Instant expiresAt) {}
