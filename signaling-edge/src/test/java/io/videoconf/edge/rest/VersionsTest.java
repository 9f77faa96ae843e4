package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.meeting.queries.FindMeeting;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest extends EdgeTest {
    private static final String V1 = "/api/v1/meetings/" + Samples.MEETING;
    private static final String ANY = "/api/meetings/" + Samples.MEETING;
    private static final String V2 = "/api/v2/meetings/" + Samples.MEETING;

    @BeforeEach
    void knowTheMeeting() {
        sides.answer(FindMeeting.class, _ -> Samples.meeting(5));
        sides.answer(FindUser.class, find -> Samples.user(find.userId(), 3));
    }

    @Test
    void pathAndAcceptAndNothingAreTheSameHandler() {
        HttpResponse<String> path = get(V1);
        HttpResponse<String> accept = send(request(ANY)
                .header("Accept", "application/vnd.videoconf.v1+json")
                .GET());
        HttpResponse<String> nothing = get(ANY);

        assertThat(accept.body()).isEqualTo(path.body()).isEqualTo(nothing.body());
        assertThat(header(path, "Content-Type")).isEqualTo("application/json");
        assertThat(header(accept, "Content-Type")).isEqualTo("application/vnd.videoconf.v1+json");
        assertThat(header(nothing, "Content-Type")).isEqualTo("application/json");
        assertThat(header(accept, "Vary")).contains("Accept");
    }

    @Test
    void theSecondRepresentationIsThere() {
        HttpResponse<String> path = get(V2);
        HttpResponse<String> accept = send(request(ANY)
                .header("Accept", "text/html, application/vnd.videoconf.v2+json;q=0.9")
                .GET());

        assertThat(path.statusCode()).isEqualTo(200);
        assertThat(accept.body()).isEqualTo(path.body());
        assertThat(header(accept, "Content-Type")).isEqualTo("application/vnd.videoconf.v2+json");
        assertThat(body(path).at("/host/user_id").stringValue()).isEqualTo(Tokens.ALICE.value());
        assertThat(body(path).at("/host/display_name").stringValue()).isEqualTo("alice");
        assertThat(body(path).at("/participants/count").intValue()).isEqualTo(2);
        assertThat(body(path).at("/participants/href").stringValue()).isEqualTo(V1 + "/participants");
        assertThat(body(path).get("version").longValue()).isEqualTo(5);
        assertThat(body(path).get("sequence").longValue()).isEqualTo(5);
        assertThat(body(path).has("host_user_id")).isFalse();
        assertThat(header(path, "Deprecation")).isEmpty();
    }

    @Test
    void theFirstRepresentationSaysThatItEnds() {
        HttpResponse<String> response = get(V1);

        assertThat(header(response, "Deprecation")).matches("@\\d+");
        long since = Long.parseLong(header(response, "Deprecation").substring(1));
        ZonedDateTime sunset = ZonedDateTime.parse(header(response, "Sunset"), DateTimeFormatter.RFC_1123_DATE_TIME);
        assertThat(sunset.minusYears(2).toInstant()).isEqualTo(Instant.ofEpochSecond(since));
        assertThat(header(response, "Link")).isEqualTo("<" + V2 + ">; rel=\"successor-version\"");
        assertThat(header(get(V1 + "/participants"), "Deprecation")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v3", "/api/v0", "/api/v1.5", "/api/v99999", "/api/v1beta"})
    void unknownVersionsAreNotAcceptable(String base) {
        assertError(get(base + "/meetings/" + Samples.MEETING), 406, "UNSUPPORTED_VERSION");
        assertError(get(base + "/users/me"), 406, "UNSUPPORTED_VERSION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "x", "1.0", "-1"})
    void unknownMediaVersionsAreNotAcceptable(String version) {
        assertError(
                send(request(ANY)
                        .header("Accept", "application/vnd.videoconf.v" + version + "+json")
                        .GET()),
                406,
                "UNSUPPORTED_VERSION");
    }

    @Test
    void whatHasNoSecondVersionSaysSo() {
        assertError(get("/api/v2/users/me"), 406, "UNSUPPORTED_VERSION");
        assertError(post("/api/v2/meetings", "{\"title\":\"x\"}"), 406, "UNSUPPORTED_VERSION");
    }

    @Test
    void openRoutesAreOpenInEveryWayOfNamingThem() {
        for (String base : new String[] {"/api/v1", "/api"}) {
            assertError(send(json(anonymous(base + "/auth/login"), "POST", "{}")), 400, "VALIDATION_FAILED");
        }
        assertError(send(json(anonymous("/api/v9/auth/login"), "POST", "{}")), 406, "UNSUPPORTED_VERSION");
        HttpResponse<String> stale =
                send(json(anonymous("/api/v1/auth/login").header("Authorization", "Bearer stale"), "POST", "{}"));
        assertError(stale, 400, "VALIDATION_FAILED");
    }
}
