package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.meeting.Encryption;
import io.videoconf.api.meeting.HostAbsentPolicy;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.api.meeting.queries.FindMeeting;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ValidationTest extends EdgeTest {
    private static final String MEETINGS = "/api/v1/meetings";
    private static final String MEETING = MEETINGS + "/" + Samples.MEETING;

    private boolean sendsCommands;

    @AfterEach
    void nothingWasSent() {
        assertThat(sides.sent()).hasSize(sendsCommands ? 1 : 0);
    }

    @Test
    void everyWrongFieldIsToldAtOnce() {
        Map<String, String> fields = fields(post(MEETINGS, """
                {"title":5,"description":true,"scheduled_start_time":"tomorrow","alternative_hosts":["a@b.c","nobody",7],
                 "settings":{"max_participants":"5","require_password":null,"chat_enabled":"true","host_grace_seconds":601,
                             "host_absent_policy":"leave","encryption":1,"time_limit_minutes":1.5,"colour":"red"},
                 "foo":{"bar":1}}"""));

        assertThat(fields)
                .containsEntry("title", "must be text")
                .containsEntry("description", "must be text")
                .containsEntry("scheduled_start_time", "must be an RFC 3339 time such as 2026-01-15T10:00:00Z")
                .containsEntry("alternative_hosts.1", "must be an e-mail address")
                .containsEntry("alternative_hosts.2", "must be an e-mail address")
                .containsEntry("settings.max_participants", "must be a whole number")
                .containsEntry("settings.require_password", "must be true or false")
                .containsEntry("settings.chat_enabled", "must be true or false")
                .containsEntry("settings.host_grace_seconds", "must be between 0 and 600")
                .containsEntry("settings.host_absent_policy", "must be one of continue, lock, end_after")
                .containsEntry("settings.encryption", "must be text")
                .containsEntry("settings.time_limit_minutes", "must be a whole number")
                .containsEntry("settings.colour", "unknown field")
                .containsEntry("foo", "unknown field")
                .hasSize(14);
    }

    @Test
    void requiredFieldsAreRequired() {
        assertThat(fields(post(MEETINGS, "{}"))).containsExactly(Map.entry("title", "is required"));
        assertThat(fields(post(MEETINGS, ""))).containsExactly(Map.entry("title", "is required"));
        assertThat(fields(post(MEETINGS, "{\"title\":null}"))).containsExactly(Map.entry("title", "is required"));
        assertThat(fields(post("/api/v1/auth/login", "{}"))).containsOnlyKeys("email", "password");
        assertThat(fields(post("/api/v1/auth/register", "{}"))).containsOnlyKeys("email", "password", "display_name");
        assertThat(fields(post("/api/v1/auth/guest", "{}"))).containsOnlyKeys("meeting_id", "display_name");
        assertThat(fields(post(MEETING + "/recordings", "{}"))).containsOnlyKeys("mode");
        assertThat(fields(post(MEETING + "/host", "{}"))).containsOnlyKeys("participant_id");
        assertThat(fields(post("/api/v1/recordings/" + Samples.RECORDING + "/parts", "{}")))
                .containsOnlyKeys("part_number", "size", "sha256");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                       | must have 1 to 200 characters
                    '   '                    | must not be blank
                    'a\\u0000b'              | must not have control characters or broken surrogates
                    'a\\ud800b'              | must not have control characters or broken surrogates
                    """)
    void titlesAreText(String title, String reason) {
        assertThat(fields(post(MEETINGS, "{\"title\":\"" + title + "\"}"))).containsEntry("title", reason);
    }

    @Test
    void lengthsAreCountedInCharacters() {
        accept();
        assertThat(post(MEETINGS, "{\"title\":\"" + "🎥".repeat(200) + "\"}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void titlesEnd() {
        assertThat(fields(post(MEETINGS, "{\"title\":\"" + "🎥".repeat(201) + "\"}")))
                .containsKey("title");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-15", "2026-01-15T10:00:00", "2026-01-15T10:00Z", "2026-13-15T10:00:00Z",
                        "2026-01-15T10:00:60Z",
                "2026-02-30T10:00:00Z", "1969-12-31T23:59:59Z", "2026-01-15T10:00:00+0100", "1768471200", "15.1.2026"
            })
    void timesAreRfc3339(String time) {
        assertThat(fields(post(MEETINGS, "{\"title\":\"x\",\"scheduled_start_time\":\"" + time + "\"}")))
                .containsOnlyKeys("scheduled_start_time");
    }

    @Test
    void anOffsetIsUnderstood() {
        accept();
        post(MEETINGS, """
                {"title":"x","scheduled_start_time":"2026-01-15T11:00:00.5+01:00","scheduled_end_time":"2026-01-15t12:00:00z",
                 "alternative_hosts":["Bob@Example.com","bob@example.com"],
                 "settings":{"host_absent_policy":"end_after","encryption":"e2ee","time_limit_minutes":null}}""");

        ScheduleMeeting sent = sides.lastSent(ScheduleMeeting.class);
        assertThat(sent.scheduledStart()).isEqualTo(Instant.parse("2026-01-15T10:00:00.5Z"));
        assertThat(sent.scheduledEnd()).isEqualTo(Instant.parse("2026-01-15T12:00:00Z"));
        assertThat(sent.alternativeHosts()).isEqualTo(List.of("bob@example.com"));
        assertThat(sent.settings().hostAbsentPolicy()).isEqualTo(HostAbsentPolicy.END_AFTER);
        assertThat(sent.settings().encryption()).isEqualTo(Encryption.E2EE);
        assertThat(sent.settings().timeLimitMinutes()).isNull();
        assertThat(sent.settings().chatEnabled()).isNull();
    }

    @Test
    void theEndIsAfterTheStart() {
        String both =
                "{\"title\":\"x\",\"scheduled_start_time\":\"2026-01-15T10:00:00Z\",\"scheduled_end_time\":\"%s\"}";
        assertThat(fields(post(MEETINGS, both.formatted("2026-01-15T10:00:00Z"))))
                .containsEntry("scheduled_end_time", "must be after scheduled_start_time");
        assertThat(fields(post(MEETINGS, "{\"title\":\"x\",\"scheduled_end_time\":\"2026-01-15T10:00:00Z\"}")))
                .containsEntry("scheduled_end_time", "needs a scheduled_start_time");
    }

    @Test
    void aChangeCannotTakeAwayWithNull() {
        assertThat(fields(patch(MEETING, """
                {"title":null,"description":null,"alternative_hosts":null,"settings":null}""")))
                .containsOnlyKeys("title", "description", "alternative_hosts", "settings");
        assertThat(fields(patch(
                        "/api/v1/users/me",
                        "{\"settings\":{\"notification_preferences\":{\"email_reminders\":null}}}")))
                .containsOnlyKeys("settings.notification_preferences.email_reminders");
        assertThat(fields(patch(MEETING + "/participants/" + Samples.BOB, "{}")))
                .containsOnlyKeys("role");
        assertThat(fields(patch("/api/v1/admin/users/" + Tokens.BOB, "{}"))).containsOnlyKeys("account_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":",
                "{title:1}",
                "{'title':'x'}",
                "{\"title\":\"a\",\"title\":\"b\"}",
                "[]",
                "\"x\"",
                "null",
                "5",
                "{\"title\":\"x\"} {}",
                "{\"title\":\"x\"},",
                "{\"title\":\"\\x\"}",
                "{\"title\":NaN}",
                "\u0000{}",
                "{\"a\":1e99999999999999999999999999999999999999999999}"
            })
    void malformedBodiesAreRefused(String body) {
        assertError(post(MEETINGS, body), 400, "MALFORMED_REQUEST");
    }

    @Test
    void bodiesHaveLimits() {
        HttpResponse<String> deep = post(MEETINGS, "{\"a\":".repeat(30) + "1" + "}".repeat(30));
        assertError(deep, 400, "MALFORMED_REQUEST");
        String large = "{\"title\":\"" + "x".repeat(256 * 1024) + "\"}";
        assertError(post(MEETINGS, large), 400, "MALFORMED_REQUEST");
        HttpResponse<String> chunked = send(request(MEETINGS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large))));
        assertError(chunked, 400, "MALFORMED_REQUEST");
        assertThat(error(chunked).get("message").stringValue()).contains("256 KiB");
    }

    @Test
    void textIsUtf8() {
        byte[] broken = {'{', '"', 't', 'i', 't', 'l', 'e', '"', ':', '"', (byte) 0xff, '"', '}'};
        HttpResponse<String> response = send(
                request(MEETINGS).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(broken)));
        assertError(response, 400, "MALFORMED_REQUEST");
        HttpResponse<String> latin = send(request(MEETINGS)
                .header("Content-Type", "application/json; charset=iso-8859-1")
                .POST(BodyPublishers.ofString("{}")));
        assertError(latin, 415, "MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=0,limit",
        "?limit=101,limit",
        "?limit=x,limit",
        "?limit=1&limit=2,limit",
        "?offset=-1,offset",
        "?limt=5,limt",
        "?status=over,status",
        "?cursor=,cursor",
        "?limit,limit"
    })
    void listsCheckTheirParameters(String query, String field) {
        assertThat(fields(get("/api/v1/users/me/meetings" + query))).containsOnlyKeys(field);
    }

    @Test
    void pointsInTimeAreChecked() {
        assertThat(fields(get(MEETING + "?as_of=yesterday"))).containsOnlyKeys("as_of");
        assertThat(fields(get(MEETING + "?as_of_sequence=0"))).containsOnlyKeys("as_of_sequence");
        assertThat(fields(get(MEETING + "?as_of_sequence=1&as_of=2026-01-15T10:00:00Z")))
                .containsOnlyKeys("as_of");
        assertThat(fields(get(MEETING + "/events?after=-1"))).containsOnlyKeys("after");
    }

    @Test
    void commandsWithoutFieldsRefuseFields() {
        assertThat(fields(post(MEETING + "/lock", "{\"force\":true}"))).containsOnlyKeys("force");
        assertThat(fields(post(MEETING + "/start?now=true", ""))).containsOnlyKeys("now");
    }

    @Test
    void keysForRepeatingAreChecked() {
        for (String key : List.of("x".repeat(201), "")) {
            HttpResponse<String> response =
                    send(json(request(MEETING + "/lock").header("Idempotency-Key", key), "POST", ""));
            assertThat(fields(response)).containsOnlyKeys("Idempotency-Key");
        }
    }

    private void accept() {
        sendsCommands = true;
        sides.answer(ScheduleMeeting.class, command -> {
            sides.caughtUp(command.meetingId().value(), 1);
            return io.videoconf.api.kernel.Receipt.of(
                    io.videoconf.api.kernel.StreamKind.MEETING, command.meetingId(), 1);
        });
        sides.answer(FindMeeting.class, _ -> Samples.meeting(1));
    }

    private static Map<String, String> fields(HttpResponse<String> response) {
        assertError(response, 400, "VALIDATION_FAILED");
        Map<String, String> fields = new LinkedHashMap<>();
        JsonNode node = error(response).at("/details/fields");
        node.properties()
                .forEach(entry -> fields.put(entry.getKey(), entry.getValue().stringValue()));
        return fields;
    }
}
