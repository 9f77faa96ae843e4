package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.recording.queries.FindRecording;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorsTest extends EdgeTest {
    private static final String LOCK = "/api/v1/meetings/" + Samples.MEETING + "/lock";

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void everyRefusalHasTheContractsStatus(RefusalCode code) {
        sides.refuse(LockMeeting.class, Refusal.of(code, "RulesAreRules").with("meeting_id", Samples.MEETING.value()));

        HttpResponse<String> response = post(LOCK, "");

        assertError(response, status(code), code.name());
        assertThat(error(response).at("/details/meeting_id").stringValue()).isEqualTo(Samples.MEETING.value());
        assertThat(error(response).get("message").stringValue()).isEqualTo(code.message());
    }

    private static int status(RefusalCode code) {
        return switch (code) {
            case VALIDATION_FAILED, MALFORMED_REQUEST -> 400;
            case INVALID_TOKEN, INVALID_CREDENTIALS -> 401;
            case INSUFFICIENT_PERMISSIONS,
                    INVALID_PASSWORD,
                    ACCOUNT_SUSPENDED,
                    PARTICIPANT_BANNED,
                    PARTICIPANT_RESTRICTED,
                    WAITING_FOR_HOST,
                    MEETING_LOCKED -> 403;
            case MEETING_NOT_FOUND, USER_NOT_FOUND, PARTICIPANT_NOT_FOUND, RECORDING_NOT_FOUND, NOT_FOUND -> 404;
            case UNSUPPORTED_VERSION -> 406;
            case MEETING_FULL, MEETING_NOT_ACTIVE, RECORDING_ALREADY_ACTIVE, EMAIL_TAKEN, INVALID_STATE -> 409;
            case MEETING_ENDED, RECORDING_DELETED -> 410;
            case VERSION_CONFLICT -> 412;
            case IDEMPOTENCY_CONFLICT -> 422;
            case LEGAL_HOLD -> 423;
            case RATE_LIMIT_EXCEEDED, QUOTA_EXCEEDED -> 429;
            case INTERNAL_ERROR -> 500;
            case SIGNALING_FAILED, MEDIA_FAILED, ICE_FAILED, PEER_CONNECTION_FAILED -> 502;
            case STORAGE_UNAVAILABLE, EVENT_STORE_UNAVAILABLE -> 503;
        };
    }

    @Test
    void tooManySaysWhenToComeBack() {
        sides.refuse(
                LockMeeting.class,
                Refusal.of(RefusalCode.RATE_LIMIT_EXCEEDED, "AccountsHaveLimits")
                        .with("retry_after_seconds", 42));

        HttpResponse<String> response = post(LOCK, "");

        assertError(response, 429, "RATE_LIMIT_EXCEEDED");
        assertThat(header(response, "Retry-After")).isEqualTo("42");
        assertThat(header(response, "X-RateLimit-Retry-After")).isEqualTo("42");
    }

    @Test
    void aRefusalIsFoundHoweverDeepItIsWrapped() {
        Refusal refusal = Refusal.of(RefusalCode.MEETING_FULL, "MeetingsHaveSeats");
        sides.answer(LockMeeting.class, _ -> {
            throw new CompletionException(new IllegalStateException(
                    "remote", new CommandExecutionException("x", new RuntimeException("y"), refusal)));
        });

        assertError(post(LOCK, ""), 409, "MEETING_FULL");
    }

    @Test
    void aBugTellsItsRequestIdAndNothingElse() {
        sides.answer(LockMeeting.class, _ -> {
            throw new IllegalStateException("secret inside");
        });

        HttpResponse<String> response = post(LOCK, "");

        assertError(response, 500, "INTERNAL_ERROR");
        assertThat(response.body()).doesNotContain("secret", "Exception", "at io.");
    }

    @Test
    void aStoreThatIsAwayIsNotABug() {
        for (RuntimeException failure :
                new RuntimeException[] {new EventStoreException("disk full"), new NoHandlerForCommandException("nobody")
                }) {
            sides.answer(LockMeeting.class, _ -> {
                throw failure;
            });

            HttpResponse<String> response = post(LOCK, "");

            assertError(response, 503, "EVENT_STORE_UNAVAILABLE");
            assertThat(header(response, "Retry-After")).isEqualTo("1");
            assertThat(response.body()).doesNotContain("disk");
        }
    }

    @Test
    void queriesRefuseInTheSameWay() {
        sides.refuse(FindMeeting.class, Refusal.of(RefusalCode.MEETING_NOT_FOUND, "MeetingsAreForTheirPeople"));
        sides.refuse(FindRecording.class, Refusal.of(RefusalCode.RECORDING_DELETED, "DeletedIsGone"));

        assertError(get("/api/v1/meetings/" + Samples.MEETING), 404, "MEETING_NOT_FOUND");
        assertError(get("/api/v1/recordings/" + Samples.RECORDING), 410, "RECORDING_DELETED");
    }

    @Test
    void whatSpringRefusesHasTheSameEnvelope() {
        assertError(get("/api/v1/nothing"), 404, "NOT_FOUND");
        assertError(get("/nothing/at/all"), 404, "NOT_FOUND");
        HttpResponse<String> wrongMethod = send(json(request("/api/v1/meetings/" + Samples.MEETING), "PUT", "{}"));
        assertError(wrongMethod, 405, "MALFORMED_REQUEST");
        assertThat(header(wrongMethod, "Allow")).contains("GET").contains("PATCH");
        HttpResponse<String> wrongType = send(request("/api/v1/meetings")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"title\":\"x\"}")));
        assertError(wrongType, 415, "MALFORMED_REQUEST");
        assertError(send(request("/api/v1/meetings/%2e%2e%2fx").GET()), 400, "MALFORMED_REQUEST");
        assertError(send(request("/api//v1/meetings").GET()), 400, "MALFORMED_REQUEST");
    }

    @Test
    void whatIsNoIdNamesNothing() {
        Map.of(
                        "/api/v1/meetings/not-an-id",
                        "MEETING_NOT_FOUND",
                        "/api/v1/meetings/" + Samples.MEETING.value().toUpperCase(java.util.Locale.ROOT),
                        "MEETING_NOT_FOUND",
                        "/api/v1/meetings/x/events",
                        "MEETING_NOT_FOUND",
                        "/api/v1/recordings/1",
                        "RECORDING_NOT_FOUND",
                        "/api/v1/recordings/1/download",
                        "RECORDING_NOT_FOUND")
                .forEach((path, code) -> assertError(get(path), 404, code));
        assertError(
                post("/api/v1/meetings/" + Samples.MEETING + "/waiting-room/5/admit", ""),
                404,
                "PARTICIPANT_NOT_FOUND");
        assertError(patch("/api/v1/admin/users/7", "{\"suspended\":true}"), 404, "USER_NOT_FOUND");
    }

    @Test
    void answersCarrySecurityHeaders() {
        HttpResponse<String> response = get("/api/v1/nothing");

        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(response, "Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(header(response, "Cache-Control")).contains("no-store");
    }

    @Test
    void onlyConfiguredPagesMayCall() {
        String from = "https://app.example.com";
        HttpResponse<String> known = preflight(from);
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(header(known, "Access-Control-Allow-Origin")).isEqualTo(from);
        HttpResponse<String> unknown = preflight("https://evil.example");
        assertThat(unknown.statusCode()).isEqualTo(403);
        assertThat(header(unknown, "Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void whatPagesNeedOfAnAnswersHeadersIsShownToThem() {
        HttpResponse<String> answer = send(request("/api/v1/rate-limits").header("Origin", "https://app.example.com"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("https://app.example.com");
        assertThat(header(answer, "Access-Control-Expose-Headers").split(", ?"))
                .contains(
                        "ETag",
                        "Location",
                        "Retry-After",
                        "X-Request-Id",
                        "X-RateLimit-Limit",
                        "X-RateLimit-Remaining",
                        "X-RateLimit-Reset",
                        "X-RateLimit-Retry-After");
    }

    private HttpResponse<String> preflight(String origin) {
        return send(anonymous("/api/v1/meetings")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key")
                .method("OPTIONS", BodyPublishers.noBody()));
    }
}
