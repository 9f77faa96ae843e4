package io.videoconf.command.recording.objects;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests to S3 in their query (Signature Version 4), without asking the store anything. Our own, because the
 * client library leaves the length of what is put out of the signature, and signs for the address that it uses itself.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">Authenticating requests:
 *     using query parameters</a>
 */
final class QuerySigner {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private final String accessKey;
    private final String secretKey;
    private final String region;

    QuerySigner(String accessKey, String secretKey, String region) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.region = region;
    }

    /**
     * The address with its signature.
     *
     * @param path plain: nothing in it needs to be escaped
     * @param headers that the request will carry, by lower-case name, without the host
     */
    String sign(
            String method,
            URI server,
            String path,
            Map<String, String> headers,
            Map<String, String> query,
            Instant at,
            Duration lifetime) {
        String scope = DAY.format(at) + "/" + region + "/s3/aws4_request";
        SortedMap<String, String> signed = new TreeMap<>(headers);
        signed.put("host", host(server));
        SortedMap<String, String> parameters = new TreeMap<>(query);
        parameters.put("X-Amz-Algorithm", ALGORITHM);
        parameters.put("X-Amz-Credential", accessKey + "/" + scope);
        parameters.put("X-Amz-Date", MOMENT.format(at));
        parameters.put("X-Amz-Expires", Long.toString(lifetime.toSeconds()));
        parameters.put("X-Amz-SignedHeaders", String.join(";", signed.keySet()));
        String canonicalQuery = parameters.entrySet().stream()
                .map(one -> encode(one.getKey()) + "=" + encode(one.getValue()))
                .collect(Collectors.joining("&"));
        String canonicalHeaders = signed.entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue() + "\n")
                .collect(Collectors.joining());
        String request = String.join(
                "\n",
                method,
                path,
                canonicalQuery,
                canonicalHeaders,
                String.join(";", signed.keySet()),
                "UNSIGNED-PAYLOAD");
        String toSign = String.join("\n", ALGORITHM, MOMENT.format(at), scope, hex(sha256(request)));
        String signature = hex(hmac(signingKey(at), toSign));
        return server.getScheme() + "://" + host(server) + path + "?" + canonicalQuery + "&X-Amz-Signature="
                + signature;
    }

    private byte[] signingKey(Instant at) {
        byte[] day = hmac(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8), DAY.format(at));
        return hmac(hmac(hmac(day, region), "s3"), "aws4_request");
    }

    /** The host as clients send it: without the port that goes without saying. */
    private static String host(URI server) {
        boolean usual = server.getPort() == -1
                || (server.getPort() == 80 && "http".equals(server.getScheme()))
                || (server.getPort() == 443 && "https".equals(server.getScheme()));
        return usual ? server.getHost() : server.getHost() + ":" + server.getPort();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
