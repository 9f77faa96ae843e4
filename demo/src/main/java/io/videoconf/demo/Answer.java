package io.videoconf.demo;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the server said.
 */
public final class Answer {
    private final String asked;
    private final String requestId;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] bytes;

    /**
     * What was said.
     *
     * @param asked method and address, for messages
     * @param requestId the X-Request-Id that was sent
     * @param status the HTTP status
     * @param headers the answer's headers
     * @param bytes the answer's body, which is not to be changed any more
     */
    public Answer(String asked, String requestId, int status, HttpHeaders headers, byte[] bytes) {
        this.asked = asked;
        this.requestId = requestId;
        this.status = status;
        this.headers = headers;
        this.bytes = bytes;
    }

    /** The X-Request-Id that was sent. */
    public String requestId() {
        return requestId;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** All headers. */
    public HttpHeaders headers() {
        return headers;
    }

    /** The body as it came. */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * The body as JSON.
     *
     * @return a missing node when there is no body
     * @throws IllegalStateException when it is no JSON
     */
    public JsonNode body() {
        try {
            return Json.read(text());
        } catch (JacksonException e) {
            throw new IllegalStateException(this + " is no JSON", e);
        }
    }

    /** The body as text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The first value of a header; empty when it is not there. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The error's code; empty when the body is no error. */
    public String code() {
        return body().path("error").path("code").asString("");
    }

    /**
     * This answer, when its status is the expected one.
     *
     * @throws StoryBroken when it is another
     */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new StoryBroken("expected %d, but: %s".formatted(expected, this));
        }
        return this;
    }

    @Override
    public String toString() {
        String body = text();
        return "%s [%s] → %d %s"
                .formatted(asked, requestId, status, body.length() > 2000 ? body.substring(0, 2000) + "…" : body);
    }
}
