package io.videoconf.edge.rest;

import io.videoconf.api.kernel.Receipt;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers with their headers. */
public final class Answers {
    static final String REPLAYED = "Idempotent-Replayed";
    static final String PREFERENCE_APPLIED = "Preference-Applied";

    private Answers() {}

    /** What has no version of its own. */
    /** What was asked for. */
    public static ResponseEntity<byte[]> json(Call call, JsonNode body) {
        return status(call, HttpStatus.OK).body(WireJson.bytes(body));
    }

    /** One thing at one version; 304 when the client has it already. */
    static ResponseEntity<byte[]> versioned(Call call, long version, JsonNode body) {
        String tag = tag(version);
        if (isKnown(call.exchange().getRequest().getHeaders(), tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        return status(call, HttpStatus.OK).eTag(tag).body(WireJson.bytes(body));
    }

    /** What a write has made of it. */
    static ResponseEntity<byte[]> written(Call call, HttpStatus status, Receipt receipt, JsonNode body) {
        return status(call, status).headers(headers -> mark(headers, receipt)).body(WireJson.bytes(body));
    }

    /** A write that leaves nothing to show. */
    static ResponseEntity<byte[]> gone(Call call, Receipt receipt) {
        return ResponseEntity.noContent()
                .headers(headers -> {
                    mark(headers, receipt);
                    prefer(call, headers);
                })
                .build();
    }

    /** A write that is done, but that the views do not show yet. */
    static ResponseEntity<byte[]> accepted(Call call, Receipt receipt) {
        ObjectNode body = WireJson.object();
        switch (receipt.kind()) {
            case MEETING -> body.put("meeting_id", receipt.stream()).put("sequence", receipt.version());
            case RECORDING -> body.put("recording_id", receipt.stream()).put("version", receipt.version());
            case WEBHOOK -> body.put("webhook_id", receipt.stream()).put("version", receipt.version());
            case ACCOUNT -> body.put("user_id", receipt.stream()).put("version", receipt.version());
        }
        return status(call, HttpStatus.ACCEPTED)
                .headers(headers -> {
                    mark(headers, receipt);
                    prefer(call, headers);
                })
                .body(WireJson.bytes(body));
    }

    /** Text of another kind, such as CSV. */
    static ResponseEntity<byte[]> text(MediaType type, String text) {
        return ResponseEntity.ok()
                .contentType(new MediaType(type, StandardCharsets.UTF_8))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    static ResponseEntity.BodyBuilder status(Call call, HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(ApiVersions.answerType(call.exchange()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    private static void mark(HttpHeaders headers, Receipt receipt) {
        headers.setETag(tag(receipt.version()));
        if (receipt.repeated()) {
            headers.set(REPLAYED, "true");
        }
    }

    private static void prefer(Call call, HttpHeaders headers) {
        if (call.wantsNoWait()) {
            headers.set(PREFERENCE_APPLIED, "respond-async");
        }
    }

    /** If-None-Match compares weakly. */
    private static boolean isKnown(HttpHeaders headers, String tag) {
        return headers.getOrEmpty(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(each -> each.trim())
                .map(each -> each.toUpperCase(Locale.ROOT).startsWith("W/") ? each.substring(2) : each)
                .anyMatch(each -> each.equals("*") || each.equals(tag));
    }
}
