package io.videoconf.command.recording.objects;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** Makes the links that clients get. Asks nobody: a link costs two microseconds' worth of hashing. */
final class SignedLinks {
    private final ObjectStoreSettings settings;
    private final QuerySigner signer;
    private final Clock clock;

    SignedLinks(ObjectStoreSettings settings, Clock clock) {
        this.settings = settings;
        this.signer = new QuerySigner(settings.accessKey(), settings.secretKey(), settings.region());
        this.clock = clock;
    }

    /**
     * A link to put one object. The length is signed but not among the headers to set: every HTTP client sends the true
     * one by itself, and browsers forbid to set it. A store that knows the checksum header refuses other bytes at once;
     * to one that does not, it is a header like any other.
     */
    SignedLink put(ObjectKey key, long size, String sha256) {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        Map<String, String> headers = Map.of("x-amz-checksum-sha256", checksum);
        Map<String, String> signed = Map.of("x-amz-checksum-sha256", checksum, "content-length", Long.toString(size));
        return sign("PUT", key, signed, Map.of(), headers);
    }

    /** A link to get one object, which a browser saves and never shows as a page of the store's. */
    SignedLink get(ObjectKey key, String fileName) {
        Map<String, String> query = Map.of(
                "response-content-disposition",
                disposition(fileName),
                "response-content-type",
                "application/octet-stream");
        return sign("GET", key, Map.of(), query, Map.of());
    }

    /** A link to show one picture, which is a picture whatever its bytes say. */
    SignedLink show(ObjectKey key) {
        Map<String, String> query =
                Map.of("response-content-disposition", "inline", "response-content-type", "image/jpeg");
        return sign("GET", key, Map.of(), query, Map.of());
    }

    private SignedLink sign(
            String method,
            ObjectKey key,
            Map<String, String> signed,
            Map<String, String> query,
            Map<String, String> headers) {
        Instant now = clock.instant();
        String url = signer.sign(
                method,
                settings.reachedByClients(),
                "/" + settings.bucket() + "/" + key.value(),
                signed,
                query,
                now,
                settings.linkLifetime());
        return new SignedLink(url, now.plus(settings.linkLifetime()), headers);
    }

    /** The name in letters that every client reads, and beside it as it is (RFC 6266). */
    private static String disposition(String fileName) {
        String safe = fileName.replaceAll("[\\p{Cntrl}\\p{Cf}\"\\\\/:*?<>|]", "_");
        String plain = safe.replaceAll("[^\\x20-\\x7e]", "_");
        String whole = URLEncoder.encode(safe, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole;
    }
}
