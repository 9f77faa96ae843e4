package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.commandline.Surroundings;
import io.videoconf.commandline.VideoConfCommand;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A policy is tried on meetings of the past: it tells what would have been otherwise, and leaves everything as it is. */
@ExtendWith(SharedServer.class)
class WhatIfIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final RestClient rest;

    WhatIfIT(RestClient rest) {
        this.rest = rest;
    }

    @Test
    void aPolicyIsTriedOnWhatTookPlaceAndWritesNothing() {
        Officer officer = Officer.of(rest);
        Person kim = Person.register(rest, "Kim");
        String meeting = ended(officer.person(), kim);
        JsonNode waiting = Json.object("policy", Json.object("settings", Json.object("waiting_room_enabled", true)));
        awaitEnded(officer, waiting);
        String before = history(officer, meeting);

        JsonNode report = tried(officer, waiting);

        JsonNode found = report.path("meetings").get(0);
        assertThat(found.path("meeting_id").asString()).isEqualTo(meeting);
        assertThat(found.path("faithful").asBoolean()).isTrue();
        assertThat(found.path("recorded").path("waited").asInt()).isZero();
        assertThat(found.path("tried").path("waited").asInt()).isEqualTo(1);
        assertThat(found.path("tried").path("not_let_in").asInt()).isEqualTo(1);
        assertThat(found.path("tried").path("impossible").asInt()).isEqualTo(1);
        assertThat(found.path("differences").toString()).contains("people who waited: was 0, would be 1");
        assertThat(report.path("totals").path("waited").path("tried").asInt()).isEqualTo(1);
        assertThat(history(officer, meeting)).isEqualTo(before);
        assertThat(tried(officer, waiting)).isEqualTo(report);

        JsonNode same = tried(officer, Json.object("policy", Json.object()));
        assertThat(same.path("totals").path("differing").asInt()).isZero();
        JsonNode forASecond =
                Json.object("policy", Json.object("retention", Json.object("chat", Json.object("keep_for", "PT1S"))));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode disposed = tried(officer, forASecond).at("/totals/disposed_of");
            assertThat(disposed.path("recorded").asInt()).isZero();
            assertThat(disposed.path("tried").asInt()).isEqualTo(1);
        });
        assertThat(tried(officer, forASecond).at("/meetings/0/differences").toString())
                .contains("chat " + meeting + ": is kept for ever, would be kept until 20");
    }

    @Test
    void whoWasSentAwayWouldHaveBeenLetIn() {
        Officer officer = Officer.of(rest);
        Person kim = Person.register(rest, "Kim");
        String meeting = Meetings.schedule(officer.person(), Meetings.tomorrow("Early"));
        assertRefused(
                kim.rest().post("/meetings/" + meeting + "/join", Json.object("display_name", "Kim")),
                403,
                "WAITING_FOR_HOST");
        officer.rest().post("/meetings/" + meeting + "/start").expect(200);
        officer.rest().post("/meetings/" + meeting + "/end").expect(200);
        JsonNode open = Json.object("policy", Json.object("settings", Json.object("join_before_host", true)));
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tried(officer, open)
                                .path("totals")
                                .path("let_in")
                                .asInt())
                        .isEqualTo(1));
    }

    @Test
    void whoIsLeftWithoutAHostWouldHaveHadOneUnderAnotherSuccession() {
        Officer officer = Officer.of(rest);
        Person colleague = officer.adds("Colleague");
        String meeting = forsaken(officer, colleague);
        JsonNode members =
                Json.object("policy", Json.object("settings", Json.object("tenant_members_may_succeed", true)));
        awaitEnded(officer, members);

        JsonNode report = tried(officer, members);

        JsonNode found = report.path("meetings").get(0);
        assertThat(found.path("meeting_id").asString()).isEqualTo(meeting);
        assertThat(found.path("faithful").asBoolean()).isTrue();
        assertThat(found.at("/recorded/host_gone").asInt()).isEqualTo(1);
        assertThat(found.at("/recorded/host_changes")).isEmpty();
        assertThat(found.at("/tried/host_gone").asInt()).isZero();
        assertThat(found.at("/tried/host_changes/0/rule").asString()).isEqualTo("tenant_member_succeeds");
        assertThat(found.path("differences").toString()).contains("left without a host: was once, would be never");
        assertThat(report.at("/totals/without_host/recorded").asInt()).isEqualTo(1);
        assertThat(report.at("/totals/without_host/tried").asInt()).isZero();
        JsonNode longer = tried(
                        officer, Json.object("policy", Json.object("settings", Json.object("host_grace_seconds", 600))))
                .path("meetings")
                .get(0);
        assertThat(longer.at("/tried/host_gone").asInt()).isZero();
        assertThat(longer.at("/tried/host_changes")).isEmpty();
    }

    /** The host is lost and does not come back; a colleague is there, and may not succeed. Its owner ends it from outside. */
    private static String forsaken(Officer owner, Person colleague) {
        String meeting = Meetings.schedule(
                owner.person(),
                Json.object(
                        "title",
                        "Forsaken",
                        "settings",
                        Json.object("host_grace_seconds", 1, "tenant_members_may_succeed", false)));
        Seat host = Seat.take(owner.person(), meeting);
        try (Seat _ = Seat.take(colleague, meeting)) {
            host.close();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !MeetingLog.of(owner.rest(), meeting)
                            .of("host_absence_began")
                            .isEmpty());
            owner.rest().post("/meetings/" + meeting + "/end").expect(200);
        }
        return meeting;
    }

    @Test
    void aTierThatAllowsLessWouldNotHaveHadAllOfThem() {
        Officer officer = Officer.of(rest);
        int made = Allowances.CREATIONS + 2;
        for (int number = 0; number < made; number++) {
            String meeting = Meetings.instant(officer.person(), "One of many");
            officer.rest().post("/meetings/" + meeting + "/end").expect(200);
        }
        JsonNode tier = Json.object("policy", Json.object("account_type", "pro"));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> tried(officer, tier).at("/totals/meetings").asInt() == made);

        JsonNode report = tried(officer, tier);

        assertThat(report.at("/totals/not_created").asInt()).isEqualTo(2);
        assertThat(report.path("meetings")
                        .valueStream()
                        .filter(each -> each.path("differences").toString().contains("the quota of its owner")))
                .hasSize(2);
        assertThat(tried(officer, Json.object("policy", Json.object("account_type", "basic")))
                        .at("/totals/not_created")
                        .asInt())
                .as("as many as they like, under their own")
                .isZero();
    }

    @Test
    void fromTheTerminalABadFileIsRefusedByLineAndField() throws IOException {
        Officer officer = Officer.of(rest);
        ended(officer.person(), Person.register(rest, "Kim"));
        logIn(officer.person());

        assertThat(ask("{\n \"settings\": {\n  \"host_grace_seconds\": -1,\n  \"colour\": 7\n }\n}"))
                .contains(":3: settings.host_grace_seconds must be between", ":4: settings.colour unknown field");
        assertThat(ask("{\n \"settings\": {,\n}")).contains(":2: is no JSON");
        assertThat(ask("[]")).contains("a policy is a JSON object");
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ask("{\"account_type\": \"basic\"}"))
                        .contains("0 of 1 meetings would have been otherwise", "without host"));
        assertThat(Json.read(ask("{}", "--json"))
                        .path("totals")
                        .path("meetings")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void onlyComplianceTriesPolicies() {
        Person member = Person.register(rest, "Member");
        assertRefused(
                member.rest().post("/what-if", Json.object("policy", Json.object())), 403, "INSUFFICIENT_PERMISSIONS");
        assertRefused(
                Officer.of(rest).rest().post("/what-if", Json.object(), "X-Purpose", "a test"),
                400,
                "VALIDATION_FAILED");
    }

    /** Kim raises a hand, and the officer ends it. */
    private static String ended(Person host, Person guest) {
        String meeting = Meetings.instant(host, "Over");
        try (Seat hostSeat = Seat.take(host, meeting);
                Seat seat = Seat.take(guest, meeting)) {
            seat.does("raise_hand", "raised", true);
            hostSeat.does("end_meeting");
        }
        return meeting;
    }

    private static JsonNode tried(Officer officer, JsonNode request) {
        return officer.rest()
                .post("/what-if", request, "X-Purpose", "a test")
                .expect(200)
                .body();
    }

    private static void awaitEnded(Officer officer, JsonNode request) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        tried(officer, request).path("totals").path("meetings").asInt() == 1);
    }

    private static String history(Officer officer, String meeting) {
        return officer.rest()
                .get("/meetings/" + meeting + "/history?limit=100")
                .expect(200)
                .text();
    }

    private void logIn(Person person) {
        run(
                person.password() + "\n",
                "login",
                "--url",
                rest.base().toString(),
                "--email",
                person.email(),
                "--password-stdin");
    }

    private String ask(String policy, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.json"), policy);
        Stream<String> asked = Stream.of("what-if", "--policy", file.toString(), "--purpose", "a test");
        return run("", Stream.concat(asked, Stream.of(more)).toArray(String[]::new));
    }

    private String run(String input, String... arguments) {
        var told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        VideoConfCommand.run(
                arguments,
                new Surroundings(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        out,
                        out,
                        Map.of(),
                        folder.resolve("videoconf")));
        return told.toString(StandardCharsets.UTF_8);
    }
}
