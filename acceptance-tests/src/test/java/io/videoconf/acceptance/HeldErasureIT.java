package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever a hold is on, it keeps who and what comes under it, and nothing of that when it is released. */
@ExtendWith(SharedServer.class)
class HeldErasureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RestClient rest;
    private final Officer officer;

    HeldErasureIT(RestClient rest) {
        this.rest = rest;
        officer = Officer.of(rest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "tenant", "meeting"})
    void whoComesUnderAHoldIsErasedWhenItIsReleased(String kind) {
        Person member = officer.adds("Kept by a " + kind);
        String meeting = joined(officer.person(), member);
        isKeptAndThenErased(member, meeting, officer.holds(kind, subject(kind, member, meeting)));
    }

    /** A guest of a meeting of ours is kept by a hold on us, although their account is of somebody else's organisation. */
    @Test
    void whoWasInAMeetingOfATenantUnderHoldIsKeptWithIt() {
        Person stranger = Person.register(rest, "Kept by another tenant");
        String meeting = joined(officer.person(), stranger);
        isKeptAndThenErased(stranger, meeting, officer.holds("tenant", officer.tenant()));
    }

    private void isKeptAndThenErased(Person person, String meeting, String hold) {
        String erasure = gone(person);

        Canary.awaitStatus(rest, erasure, "deferred");
        assertThat(Kept.read(officer.person(), meeting)).contains(person.name());

        officer.releases(hold);

        Canary.awaitStatus(rest, erasure, "erased");
        awaitForgotten(person, meeting);
    }

    @Test
    void whoIsHeldTwiceIsNotErasedWhenOneHoldIsReleased() {
        Person twice = officer.adds("Kept by two");
        Person once = officer.adds("Kept by one");
        String meeting = joined(officer.person(), twice, once);
        String first = officer.holds("meeting", meeting);
        String second = officer.holds("person", twice.userId());
        String erasure = gone(twice);
        Canary.awaitStatus(rest, erasure, "deferred");
        String later = gone(once);
        Canary.awaitStatus(rest, later, "deferred");

        officer.releases(first);

        // A release asks for all that is deferred again, the longest first: so it was asked for by now.
        Canary.awaitStatus(rest, later, "erased");
        assertThat(rest.get(erasure).expect(200).body().path("status").asString())
                .isEqualTo("deferred");
        awaitForgotten(once, meeting);
        assertThat(Kept.read(officer.person(), meeting)).contains(twice.name());

        officer.releases(second);

        Canary.awaitStatus(rest, erasure, "erased");
        awaitForgotten(twice, meeting);
    }

    /** Whoever watches over the organisation reads what was held, put off, done, and said of how long is kept, and by whom. */
    @Test
    void whatIsHeldPutOffAndErasedIsInTheAudit() {
        Person member = officer.adds("Told of in the audit");
        String hold = officer.holds("person", member.userId());
        String erasure = gone(member);
        Canary.awaitStatus(rest, erasure, "deferred");
        officer.releases(hold);
        Canary.awaitStatus(rest, erasure, "erased");
        officer.says(Json.object("chat", Json.object("keep_for", "P365D")));

        await().atMost(PATIENCE).untilAsserted(() -> {
            List<JsonNode> audit = officer.rest()
                    .get("/audit?kind=compliance&limit=100", "X-Purpose", "a test")
                    .expect(200)
                    .body()
                    .path("audit")
                    .valueStream()
                    .toList();
            assertThat(told(audit, "hold_placed", "hold_id")).containsExactly(hold);
            assertThat(told(audit, "hold_placed", "placed_by"))
                    .containsExactly(officer.person().userId());
            assertThat(told(audit, "erasure_deferred", "user_id")).containsExactly(member.userId());
            assertThat(told(audit, "hold_released", "hold_id")).containsExactly(hold);
            assertThat(told(audit, "person_erased", "user_id")).containsExactly(member.userId());
            assertThat(told(audit, "retention_policy_changed", "changed_by"))
                    .containsExactly(officer.person().userId());
            assertThat(audit)
                    .allMatch(line -> line.path("kind").asString().equals("compliance"))
                    .noneMatch(line -> line.toString().contains(member.name()));
        });
    }

    /** What the lines of one type say of something. */
    private static List<String> told(List<JsonNode> audit, String type, String field) {
        return audit.stream()
                .filter(line -> line.path("type").asString().equals(type))
                .map(line -> line.path("data").path(field).asString())
                .toList();
    }

    /** Those that there are, and those that are made meanwhile; of other meetings none. */
    @ParameterizedTest
    @ValueSource(strings = {"meeting", "tenant", "owner", "participant"})
    void whatIsHeldIsHeldWithItsRecordings(String kind) {
        Person owner = officer.adds("Owner");
        Person participant = officer.adds("Participant");
        String meeting = Meetings.recorded(owner);
        joins(participant, meeting);
        Person elsewhere = Person.register(rest, "Elsewhere");
        Footage free = Footage.stopped(elsewhere, Meetings.recorded(elsewhere), true);
        Footage before = Footage.stopped(owner, meeting, true);
        String hold =
                switch (kind) {
                    case "owner" -> officer.holds("person", owner.userId());
                    case "participant" -> officer.holds("person", participant.userId());
                    default -> officer.holds(kind, subject(kind, owner, meeting));
                };
        Footage after = Footage.stopped(owner, meeting, true);

        for (Footage recording : List.of(before, after)) {
            awaitHeld(recording, true);
            assertRefused(owner.rest().delete(recording.path()), 423, "LEGAL_HOLD");
        }
        free.delete();
        officer.releases(hold);

        for (Footage recording : List.of(before, after)) {
            awaitHeld(recording, false);
            recording.delete();
        }
    }

    private String subject(String kind, Person person, String meeting) {
        return switch (kind) {
            case "person" -> person.userId();
            case "tenant" -> officer.tenant();
            default -> meeting;
        };
    }

    private static String joined(Person host, Person... guests) {
        String meeting = Meetings.instant(host, "Held");
        for (Person guest : guests) {
            joins(guest, meeting);
        }
        return meeting;
    }

    private static void joins(Person guest, String meeting) {
        guest.rest()
                .post("/meetings/" + meeting + "/join", Json.object("display_name", guest.name()))
                .expect(200);
    }

    private static String gone(Person person) {
        return person.rest().delete("/users/me").expect(204).header("Location");
    }

    private void awaitForgotten(Person person, String meeting) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Kept.read(officer.person(), meeting))
                        .contains("erased person #")
                        .doesNotContain(person.name(), person.email()));
    }

    private static void awaitHeld(Footage recording, boolean held) {
        await().atMost(PATIENCE).until(() -> recording.look().path("legal_hold").asBoolean() == held);
    }
}
