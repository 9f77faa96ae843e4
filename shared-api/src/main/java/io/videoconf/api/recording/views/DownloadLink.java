package io.videoconf.api.recording.views;

import io.videoconf.api.kernel.Receipt;
import java.time.Instant;

/**
 * Where to get the bytes, for minutes.
 *
 * @param url signed: whoever has it may read the one object until it expires
 */
public record DownloadLink(Receipt receipt, String url, Instant expiresAt) {
    /** Never the address: a signed address in a log would be a key left in a door. */
    @Override
    public String toString() {
        return "DownloadLink[receipt=" + receipt + ", expiresAt=" + expiresAt + "]";
    }
}
