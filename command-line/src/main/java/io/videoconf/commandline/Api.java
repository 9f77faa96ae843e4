package io.videoconf.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The REST API as the command line uses it. Requests fail with {@link Failure}; what is worth another try (429 and 503
 * with a short {@code Retry-After}, no answer at all) is tried again, writes under one {@code Idempotency-Key}.
 */
final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TRIES = 4;
    private static final long LONGEST_REST_SECONDS = 30;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String base;
    private final Keys keys;
    private @Nullable String purpose;

    /** Whose token is shown. */
    interface Keys {
        /** The token to show; empty before a log-in. */
        Optional<String> token();

        /** A fresh one instead of one that was refused; empty when there is none to be had. */
        Optional<String> renew(Api api, String refused);
    }

    Api(String base, Keys keys) {
        this.base = base.replaceAll("/+$", "");
        this.keys = keys;
    }

    /** Says with every request what it is for. */
    Api readingFor(@Nullable String purpose) {
        this.purpose = purpose;
        return this;
    }

    String base() {
        return base;
    }

    JsonNode get(String path) {
        return Wire.read(text(send("GET", path, null, true)));
    }

    JsonNode post(String path, @Nullable JsonNode body) {
        return Wire.read(text(send("POST", path, body, true)));
    }

    JsonNode delete(String path) {
        return Wire.read(text(send("DELETE", path, null, true)));
    }

    /** For what is asked before there is a token. */
    JsonNode open(String path, JsonNode body) {
        return Wire.read(text(send("POST", path, body, false)));
    }

    /** The address that a download is redirected to. */
    URI redirect(String path) {
        HttpResponse<InputStream> response = send("GET", path, null, true);
        text(response);
        return response.headers()
                .firstValue("location")
                .map(URI::create)
                .orElseThrow(() -> new Failure("BAD_ANSWER", "The server named no address to download from."));
    }

    /** A presigned address: it wants no token of ours. */
    HttpResponse<InputStream> fetch(URI presigned) throws IOException {
        return exchange(HttpRequest.newBuilder(presigned).build(), BodyHandlers.ofInputStream());
    }

    /** The live log, after a sequence. Ends with the meeting, with the token, or with the network. */
    HttpResponse<InputStream> stream(String path, long after) {
        for (boolean renewed = false; ; renewed = true) {
            String token = keys.token().orElse("");
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                    .header("Accept", "text/event-stream")
                    .header("Last-Event-ID", String.valueOf(after))
                    .header("Authorization", "Bearer " + token);
            HttpResponse<InputStream> response;
            try {
                response = exchange(request.build(), BodyHandlers.ofInputStream());
            } catch (IOException e) {
                throw unreachable(e);
            }
            if (response.statusCode() < 300) {
                return response;
            }
            Failure failure = refusal(response);
            if (renewed
                    || !failure.code().equals("INVALID_TOKEN")
                    || keys.renew(this, token).isEmpty()) {
                throw failure;
            }
        }
    }

    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String query(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(part(value)));
        return query.toString();
    }

    private HttpResponse<InputStream> send(String method, String path, @Nullable JsonNode body, boolean authorized) {
        HttpRequest.Builder request = request(method, path, body);
        boolean renewed = false;
        for (int attempt = 1; ; attempt++) {
            Optional<String> token = authorized ? keys.token() : Optional.empty();
            token.ifPresent(shown -> request.setHeader("Authorization", "Bearer " + shown));
            Failure failure;
            long rest;
            try {
                HttpResponse<InputStream> response = exchange(request.build(), BodyHandlers.ofInputStream());
                if (response.statusCode() < 400) {
                    return response;
                }
                failure = refusal(response);
                rest = rest(response);
            } catch (IOException e) {
                failure = unreachable(e);
                rest = attempt;
            }
            if (failure.code().equals("INVALID_TOKEN") && !renewed && token.isPresent()) {
                renewed = true;
                if (keys.renew(this, token.get()).isPresent()) {
                    continue;
                }
            }
            if (rest < 0 || rest > LONGEST_REST_SECONDS || attempt == TRIES) {
                throw failure;
            }
            pause(rest);
        }
    }

    private HttpRequest.Builder request(String method, String path, @Nullable JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Wire.line(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (!method.equals("GET")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (purpose != null) {
            // A header is taken for Latin-1 on its way; the server reads UTF-8 from it.
            request.header(
                    "X-Purpose", new String(purpose.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        return request;
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("INTERRUPTED", "Interrupted.", e);
        }
    }

    /** Waits so many seconds, and up to a quarter of one more, so that not all come back at once. */
    static void pause(long seconds) {
        try {
            Thread.sleep(seconds * 1_000 + ThreadLocalRandom.current().nextLong(250));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("INTERRUPTED", "Interrupted.", e);
        }
    }

    private static long rest(HttpResponse<?> response) {
        if (response.statusCode() != 429 && response.statusCode() != 503) {
            return -1;
        }
        try {
            return response.headers()
                    .firstValue("retry-after")
                    .map(Long::parseLong)
                    .orElse(1L);
        } catch (NumberFormatException e) {
            return -1; // a date: longer than anybody waits at a terminal
        }
    }

    private Failure unreachable(IOException e) {
        return new Failure("CONNECTION_FAILED", "No server answers at " + base + ". Start one with: ./videoconf up", e);
    }

    private static Failure refusal(HttpResponse<InputStream> response) {
        JsonNode error = Wire.read(text(response)).path("error");
        if (error.isMissingNode()) {
            return new Failure("BAD_ANSWER", "The server answered " + response.statusCode() + ".");
        }
        StringBuilder told = new StringBuilder(error.path("message").asString(""));
        error.path("details")
                .path("fields")
                .properties()
                .forEach(field -> told.append("\n  ")
                        .append(field.getKey())
                        .append(": ")
                        .append(field.getValue().asString("")));
        String code = error.path("code").asString("BAD_ANSWER");
        told.append(" (")
                .append(code)
                .append(", ")
                .append(error.path("request_id").asString(""))
                .append(')');
        return new Failure(code, told.toString());
    }

    private static String text(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure("CONNECTION_FAILED", "The server broke off.", e);
        }
    }
}
