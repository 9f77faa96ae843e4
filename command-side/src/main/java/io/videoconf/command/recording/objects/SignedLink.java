package io.videoconf.command.recording.objects;

import java.time.Instant;
import java.util.Map;

/**
 * An address that lets whoever has it do one thing to one object until it expires.
 *
 * @param headers that the request must carry to the letter, because they are signed
 */
public record SignedLink(String url, Instant expiresAt, Map<String, String> headers) {
    public SignedLink {
        headers = Map.copyOf(headers);
    }

    /** Never the address: a signed address in a log would be a key left in a door. */
    @Override
    public String toString() {
        return "SignedLink[expiresAt=" + expiresAt + "]";
    }
}
