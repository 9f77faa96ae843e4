package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static io.videoconf.acceptance.Kept.awaitStatus;
import static io.videoconf.acceptance.Kept.digestOfMessages;
import static io.videoconf.acceptance.Kept.read;
import static io.videoconf.acceptance.Kept.standing;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What is kept for a time: the organisation says for how long, a hold is stronger, and afterwards nobody reads it, while everything
 * else of the history and what proves it stay.
 */
@ExtendWith(SharedServer.class)
class RetentionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LATE = "PT1S";

    private final RestClient rest;

    RetentionIT(RestClient rest) {
        this.rest = rest;
    }

    @Test
    void whatWasWrittenIsUnreadableWhenItsTimeIsOverAndNoHoldKeepsIt() {
        Officer officer = Officer.of(rest);
        Person kim = Person.register(rest, "Kim of the chat");
        String meeting = played(officer.person(), kim, "to be forgotten");
        String beginning = officer.rest()
                .get("/meetings/" + meeting)
                .expect(200)
                .body()
                .path("created_at")
                .asString();
        String hold = officer.holds("person", officer.person().userId());
        officer.rest().post("/meetings/" + meeting + "/end").expect(200);
        assertThat(standing(officer.person(), "/meetings/" + meeting, "chat")
                        .path("rule")
                        .isNull())
                .isTrue();

        JsonNode said = officer.says(Json.object("chat", Json.object("keep_for", LATE)));

        assertThat(said.path("version").asInt()).isEqualTo(1);
        JsonNode deferred = awaitStatus(officer.person(), "/meetings/" + meeting, "chat", "deferred");
        assertThat(deferred.path("holds").get(0).asString()).isEqualTo(hold);
        assertThat(deferred.path("rule").path("scope").asString()).isEqualTo("tenant");
        assertThat(read(officer.person(), meeting)).contains("to be forgotten");

        officer.releases(hold);

        JsonNode disposed = awaitStatus(officer.person(), "/meetings/" + meeting, "chat", "disposed");
        assertThat(disposed.path("disposed").path("facts").asInt()).isEqualTo(1);
        assertThat(disposed.path("disposed").path("sha256").asString())
                .isEqualTo(digestOfMessages(officer.person(), meeting));
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(read(officer.person(), meeting))
                        .contains("[no longer kept]", "Kim of the chat")
                        .doesNotContain("to be forgotten"));
        assertThat(standing(officer.person(), "/meetings/" + meeting, "personal_data")
                        .path("status")
                        .asString())
                .isEqualTo("for_ever");
        assertThat(standing(officer.person(), "/meetings/" + meeting + "?as_of=" + beginning, "chat")
                        .path("rule")
                        .isNull())
                .as("nobody had said anything on that day")
                .isTrue();
        assertThat(Kept.disposals(officer)).anySatisfy(each -> {
            assertThat(each.path("meeting_id").asString()).isEqualTo(meeting);
            assertThat(each.path("status").asString()).isEqualTo("disposed");
        });
    }

    @Test
    void whoWasInAMeetingIsNoLongerToldWhenThatTimeIsOverAndEveryProofHolds(@TempDir Path folder) throws Exception {
        Officer officer = Officer.of(rest);
        Person kim = Person.register(rest, "Kim of the roster");
        String meeting = played(officer.person(), kim, "still here");
        String hold = officer.holds("tenant", officer.tenant());
        officer.says(Json.object("personal_data", Json.object("keep_for", LATE)));
        officer.rest().post("/meetings/" + meeting + "/end").expect(200);
        awaitStatus(officer.person(), "/meetings/" + meeting, "personal_data", "deferred");
        assertThat(read(officer.person(), meeting)).contains("Kim of the roster");
        Proven before = Proven.of(officer.person(), meeting, folder);

        officer.releases(hold);

        awaitStatus(officer.person(), "/meetings/" + meeting, "personal_data", "disposed");
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(read(officer.person(), meeting))
                        .contains("no longer kept", "still here")
                        .doesNotContain("Kim of the roster", kim.email()));
        assertThat(kim.rest()
                        .get("/users/me")
                        .expect(200)
                        .body()
                        .path("display_name")
                        .asString())
                .as("the account is not the meeting")
                .isEqualTo("Kim of the roster");
        assertThat(before.files().everything()).contains("Kim of the roster");
        assertThat(before.holdsStill().everything()).doesNotContain("Kim of the roster", kim.email());
        Proofs.assertLedgerIsWhole(Operator.of(rest).orElseThrow().rest());
    }

    @Test
    void aMeetingsWordGoesBeforeItsOwnersAndTheOrganisationsBoundsBeforeBoth() {
        Officer officer = Officer.of(rest);
        officer.says(
                Json.object("recordings", Json.object("keep_for", "P90D", "at_least", "P30D", "at_most", "P365D")));
        String meeting = Meetings.recorded(officer.person());
        Footage footage = Footage.stopped(officer.person(), meeting, true);
        awaitStatus(officer.person(), footage.path(), "recordings", "kept");
        assertThat(rule(officer, footage)).isEqualTo("P90D tenant false");

        officer.rest()
                .sendJson("PUT", "/users/me/retention-policy", keep("P60D"))
                .expect(200);
        assertThat(rule(officer, footage)).isEqualTo("P60D account false");
        officer.rest()
                .sendJson("PUT", "/meetings/" + meeting + "/retention-policy", keep("P45D"))
                .expect(200);
        assertThat(rule(officer, footage)).isEqualTo("P45D meeting false");
        officer.rest()
                .sendJson("PUT", "/meetings/" + meeting + "/retention-policy", keep("P1D"))
                .expect(200);
        assertThat(rule(officer, footage)).isEqualTo("P30D meeting true");
        officer.rest()
                .sendJson("PUT", "/meetings/" + meeting + "/retention-policy", keep("P900D"))
                .expect(200);
        assertThat(rule(officer, footage)).isEqualTo("P365D meeting true");
        officer.rest()
                .sendJson("PUT", "/meetings/" + meeting + "/retention-policy", Json.object())
                .expect(200);
        assertThat(rule(officer, footage)).isEqualTo("P60D account false");
        assertThat(footage.isThere()).isTrue();
    }

    @Test
    void aRecordingIsDisposedOfWhenItsTimeIsOverWithTheDigestOfWhatItWas() {
        Officer officer = Officer.of(rest);
        String meeting = Meetings.recorded(officer.person());
        Footage kept = Footage.finished(officer.person(), meeting);
        Footage held = Footage.finished(officer.person(), meeting);
        String digest = kept.look().path("sha256").asString();
        officer.rest()
                .post(
                        held.path() + "/holds",
                        Json.object("hold_id", "h", "case_id", "2026-17", "reason", "Pending litigation"))
                .expect(200);

        officer.rest()
                .sendJson("PUT", "/meetings/" + meeting + "/retention-policy", keep(LATE))
                .expect(200);

        JsonNode disposed = awaitStatus(officer.person(), kept.path(), "recordings", "disposed");
        assertThat(disposed.path("disposed").path("sha256").asString()).isEqualTo(digest);
        assertThat(disposed.path("disposed").path("bytes").asLong()).isEqualTo(1_000);
        assertThat(disposed.path("rule").path("scope").asString()).isEqualTo("meeting");
        assertRefused(officer.rest().get(kept.path() + "/download"), 410, "RECORDING_DELETED");
        Awaitility.await().atMost(PATIENCE).until(() -> held.life().contains("disposal_postponed"));
        assertThat(held.isThere()).isTrue();

        officer.rest().sendJson("DELETE", held.path() + "/holds", Json.object("hold_id", "h", "reason", "closed"));

        awaitStatus(officer.person(), held.path(), "recordings", "disposed");
    }

    @Test
    void whatIsSaidIsCheckedFieldByFieldAndIsForThoseWhoMaySayIt() {
        Officer officer = Officer.of(rest);
        Person member = Person.register(rest, "Member");
        String meeting = Meetings.instant(officer.person(), "Kept");

        JsonNode wrong = assertRefused(
                officer.rest()
                        .sendJson(
                                "PUT",
                                "/retention-policy",
                                Json.object(
                                        "chat",
                                        Json.object("keep_for", "a week"),
                                        "recordings",
                                        Json.object("keep_for", "P10D", "at_least", "P20D"),
                                        "audit",
                                        Json.object("keep_for", "P1D"))),
                400,
                "VALIDATION_FAILED");
        assertThat(wrong.path("details").path("fields").propertyNames()).contains("chat.keep_for", "audit");
        assertRefused(
                officer.rest()
                        .sendJson(
                                "PUT",
                                "/retention-policy",
                                Json.object("recordings", Json.object("keep_for", "P10D", "at_least", "P20D"))),
                400,
                "VALIDATION_FAILED");
        assertRefused(
                officer.rest()
                        .sendJson(
                                "PUT",
                                "/users/me/retention-policy",
                                Json.object("chat", Json.object("keep_for", "P10D"))),
                400,
                "VALIDATION_FAILED");
        assertRefused(
                member.rest().sendJson("PUT", "/retention-policy", keep("P10D")), 403, "INSUFFICIENT_PERMISSIONS");
        assertRefused(
                member.rest().sendJson("PUT", "/meetings/" + meeting + "/retention-policy", keep("P10D")),
                404,
                "MEETING_NOT_FOUND");
        assertRefused(member.rest().get("/meetings/" + meeting + "/retention"), 404, "MEETING_NOT_FOUND");
        member.rest()
                .sendJson("PUT", "/users/me/retention-policy", keep("P10D"))
                .expect(200);
        assertThat(member.rest()
                        .get("/users/me/retention-policy")
                        .expect(200)
                        .body()
                        .path("recordings")
                        .path("keep_for")
                        .asString())
                .isEqualTo("P10D");
    }

    private static JsonNode keep(String time) {
        return Json.object("recordings", Json.object("keep_for", time));
    }

    private String played(Person host, Person guest, String message) {
        String meeting = Meetings.instant(host, "Kept for a time");
        try (Seat hostSeat = Seat.take(host, meeting);
                Seat seat = Seat.take(guest, meeting)) {
            seat.says(message, null);
            hostSeat.reads(message);
        }
        return meeting;
    }

    private static String rule(Officer officer, Footage footage) {
        JsonNode rule = standing(officer.person(), footage.path(), "recordings").path("rule");
        return rule.path("keep_for").asString() + " " + rule.path("scope").asString() + " "
                + rule.path("bounded").asBoolean();
    }
}
