package io.videoconf.api.recording.views;

import io.videoconf.api.kernel.Receipt;
import java.time.Instant;
import java.util.Map;

/**
 * Where to put a part.
 *
 * @param url signed: whoever has it may put the part until it expires
 * @param headers that the PUT must carry, because they are signed
 */
public record PartUpload(Receipt receipt, String url, Instant expiresAt, Map<String, String> headers) {
    /** Never the address: a signed address in a log would be a key left in a door. */
    @Override
    public String toString() {
        return "PartUpload[receipt=" + receipt + ", expiresAt=" + expiresAt + "]";
    }
}
