package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.edge.gateway.json.Wrongs;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a write's headers ask for: If-Match, Idempotency-Key, Prefer.
 *
 * @param expectedVersion null when none was given, or any will do
 */
record Preconditions(@Nullable Long expectedVersion, Sending.@Nullable Idempotency idempotency, boolean respondAsync) {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Preconditions NONE = new Preconditions(null, null, false);
    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final Pattern RESPOND_ASYNC = Pattern.compile("(^|[,\\s])respond-async($|[,;\\s])");

    static Preconditions none() {
        return NONE;
    }

    /**
     * Of a write.
     *
     * @param scope what keeps keys of people without a token apart; empty for those who have one
     */
    static Preconditions of(ServerHttpRequest request, ObjectNode body, String scope, Wrongs wrongs) {
        HttpHeaders headers = request.getHeaders();
        return new Preconditions(
                expected(headers),
                idempotency(request, body, scope, wrongs),
                headers.getOrEmpty("Prefer").stream()
                        .anyMatch(each -> RESPOND_ASYNC
                                .matcher(each.toLowerCase(Locale.ROOT))
                                .find()));
    }

    Sending sending(Origin origin) {
        return new Sending(origin, expectedVersion, idempotency);
    }

    /** A tag that is none of ours, weak or not a number, matches no version: If-Match compares strongly. */
    private static @Nullable Long expected(HttpHeaders headers) {
        List<String> given = headers.getOrEmpty(HttpHeaders.IF_MATCH);
        if (given.isEmpty() || (given.size() == 1 && given.getFirst().trim().equals("*"))) {
            return null;
        }
        Matcher tag = ETAG.matcher(given.getFirst().trim());
        if (given.size() > 1 || !tag.matches()) {
            throw Denied.of(RefusalCode.VERSION_CONFLICT, "IfMatchNamesTheCurrentVersion");
        }
        return Long.valueOf(tag.group(1));
    }

    private static Sending.@Nullable Idempotency idempotency(
            ServerHttpRequest request, ObjectNode body, String scope, Wrongs wrongs) {
        List<String> given = request.getHeaders().getOrEmpty(IDEMPOTENCY_KEY);
        if (given.isEmpty()) {
            return null;
        }
        Sending.Idempotency promise = given.size() > 1
                ? Repeats.promise("", IDEMPOTENCY_KEY, body, wrongs)
                : Repeats.promise(
                        given.getFirst(),
                        IDEMPOTENCY_KEY,
                        body,
                        wrongs,
                        request.getMethod().name(),
                        ApiVersions.unversioned(request.getPath().value()),
                        new TreeMap<>(request.getQueryParams()).toString());
        if (promise == null || scope.isEmpty()) {
            return promise;
        }
        // Where nobody is signed in, a key belongs to the address that it came from, which is not kept in clear.
        return new Sending.Idempotency(Digests.sha256(new byte[0], scope, promise.key()), promise.fingerprint());
    }
}
