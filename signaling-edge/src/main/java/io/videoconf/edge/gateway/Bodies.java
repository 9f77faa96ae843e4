package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.edge.gateway.json.WireJson;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads request bodies: JSON objects of bounded size. */
public final class Bodies {
    static final int LARGEST = 256 * 1024;
    static final String TOO_LARGE = "The request body is larger than the limit of 256 KiB.";
    static final String NOT_JSON = "The request body must have the content type application/json, in UTF-8.";

    private Bodies() {}

    /** What stands for a body that is not there: nothing to change is no change. */
    private static ObjectNode none(ServerHttpRequest request) {
        if (HttpMethod.PATCH.equals(request.getMethod())) {
            throw malformed("A PATCH needs a JSON object as its body: the fields to change.");
        }
        return WireJson.object();
    }

    /** The body; an empty object when there is none, except for a PATCH, which needs one. */
    public static Mono<ObjectNode> read(ServerHttpRequest request) {
        if (request.getHeaders().getContentLength() > LARGEST) {
            return Mono.error(() -> malformed(TOO_LARGE));
        }
        return DataBufferUtils.join(request.getBody(), LARGEST)
                .map(Bodies::drain)
                .filter(bytes -> bytes.length > 0)
                .map(bytes -> parse(bytes, request.getHeaders()))
                .switchIfEmpty(Mono.fromSupplier(() -> none(request)))
                .onErrorMap(DataBufferLimitException.class, _ -> malformed(TOO_LARGE));
    }

    private static byte[] drain(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ObjectNode parse(byte[] bytes, HttpHeaders headers) {
        if (!isJson(headers)) {
            throw new UnsupportedMediaTypeStatusException(NOT_JSON);
        }
        JsonNode node;
        try {
            node = WireJson.parse(bytes);
        } catch (JacksonException e) {
            throw malformed("The request body is not well-formed JSON" + where(e.getLocation())
                    + "; keys must not be repeated, and nesting and numbers have limits.");
        }
        if (!(node instanceof ObjectNode object)) {
            throw malformed("The request body must be a JSON object.");
        }
        return object;
    }

    private static String where(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static boolean isJson(HttpHeaders headers) {
        try {
            MediaType type = headers.getContentType();
            if (type == null
                    || !type.getType().equals("application")
                    || !type.getSubtype().equals("json")) {
                return false;
            }
            Charset charset = type.getCharset();
            return charset == null || charset.equals(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A content type that cannot be read, or a charset that nobody knows, is not JSON in UTF-8.
            return false;
        }
    }

    private static Denied malformed(String message) {
        return new Denied(new Refusal(RefusalCode.MALFORMED_REQUEST, message, "RequestsAreWellFormed", Map.of()));
    }
}
