package io.videoconf.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A caller of the REST API. Every request has an id of its own. Redirects are answers here, not followed.
 *
 * <p>Requests fail with {@link UncheckedIOException} when the server cannot be reached or breaks off, and after
 * 20 seconds without an answer.
 */
public final class RestClient {
    private static final String PREFIX = "/api/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http;
    private final URI base;
    private final @Nullable String token;

    /** A caller without a token of the server at an address such as {@code http://127.0.0.1:8080}. */
    public RestClient(URI base) {
        this(http(), base, null);
    }

    private RestClient(HttpClient http, URI base, @Nullable String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    private static HttpClient http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    /** The same caller with a bearer token. */
    public RestClient as(String bearer) {
        return new RestClient(http, base, bearer);
    }

    /** The same caller without a token. */
    public RestClient anonymous() {
        return new RestClient(http, base, null);
    }

    /** Where the server is. */
    public URI base() {
        return base;
    }

    /** GET with alternating header names and values; see {@link #send}. */
    public Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    /** POST without a body; see {@link #send}. */
    public Answer post(String path, String... headers) {
        return send("POST", path, BodyPublishers.noBody(), headers);
    }

    /** POST of JSON; see {@link #send}. */
    public Answer post(String path, JsonNode body, String... headers) {
        return sendJson("POST", path, body, headers);
    }

    /** PATCH with JSON; see {@link #send}. */
    public Answer patch(String path, JsonNode body, String... headers) {
        return sendJson("PATCH", path, body, headers);
    }

    /** DELETE; see {@link #send}. */
    public Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    /** Any method with JSON; see {@link #send}. */
    public Answer sendJson(String method, String path, JsonNode body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send(method, path, BodyPublishers.ofString(Json.write(body)), all);
    }

    /**
     * Sends one request.
     *
     * @param path from {@code /api/v1} on; what begins with another root of the server ({@code /api/},
     *     {@code /.well-known}, {@code /health}, {@code /docs}) is taken as it is, and so is a whole address
     * @param headers alternating names and values; an {@code X-Request-Id} or {@code Authorization} among them
     *     replaces ours
     */
    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        return exchange(request(method, path, body, headers));
    }

    /** Posts JSON, and gives the answer line by line as it comes: close it when enough was read. */
    public HttpResponse<Stream<String>> follow(String path, JsonNode body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                request("POST", path, BodyPublishers.ofString(Json.write(body)), headers), (_, _) -> true);
        return exchange(request.setHeader("Content-Type", "application/json").build(), BodyHandlers.ofLines());
    }

    private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(path)).timeout(PATIENCE).method(method, body);
        request.setHeader("X-Request-Id", "req_" + UUID.randomUUID());
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    /**
     * Puts bytes to a presigned address, which wants no token of ours, by a connection of its own: a store that refuses
     * bytes closes the connection without having read them, a next request may have gone out by then, and this client
     * sends none a second time that is not a GET.
     */
    public Answer upload(URI presigned, byte[] bytes, String... headers) {
        try (HttpClient own = http()) {
            return new RestClient(own, base, null)
                    .send("PUT", presigned.toString(), BodyPublishers.ofByteArray(bytes), headers);
        }
    }

    private Answer exchange(HttpRequest request) {
        HttpResponse<byte[]> response = exchange(request, BodyHandlers.ofByteArray());
        String id = request.headers().firstValue("X-Request-Id").orElse("");
        return new Answer(
                request.method() + " " + request.uri(), id, response.statusCode(), response.headers(), response.body());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + request.uri(), e);
        }
    }

    private URI address(String path) {
        boolean whole = path.startsWith("http://") || path.startsWith("https://");
        boolean rooted = path.startsWith("/api/")
                || path.startsWith("/.well-known")
                || path.startsWith("/health")
                || path.startsWith("/docs");
        return whole ? URI.create(path) : base.resolve(rooted ? path : PREFIX + path);
    }
}
