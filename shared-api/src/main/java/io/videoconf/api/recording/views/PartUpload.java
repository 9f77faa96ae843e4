package io.videoconf.api.recording.views;

import io.videoconf.api.kernel.Receipt;
import java.time.Instant;
import java.util.Map;

/**
 * Where to put a part.
 *
 * @param headers that the PUT must carry, because they are signed
 */
public record PartUpload(Receipt receipt, String url, Instant expiresAt, Map<String, String> headers) {}
