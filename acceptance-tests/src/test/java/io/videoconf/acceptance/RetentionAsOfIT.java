package io.videoconf.acceptance;

import static io.videoconf.acceptance.Kept.awaitStatus;
import static io.videoconf.acceptance.Kept.standing;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** For any day: which rule applied, whose word it was, and when something was due by it; also after it was disposed of. */
@ExtendWith(SharedServer.class)
class RetentionAsOfIT {
    private static final Duration MOMENT = Duration.ofNanos(1_000);

    private final Officer officer;
    private final String meeting;
    private final Footage footage;
    private final Instant stopped;

    RetentionAsOfIT(RestClient rest) {
        officer = Officer.of(rest);
        meeting = Meetings.recorded(officer.person());
        footage = Footage.finished(officer.person(), meeting);
        officer.rest().post("/meetings/" + meeting + "/end").expect(200);
        awaitStatus(officer.person(), "/meetings/" + meeting, "chat", "for_ever");
        stopped = since(awaitStatus(officer.person(), footage.path(), "recordings", "for_ever"));
    }

    private static Instant since(JsonNode standing) {
        return Instant.parse(standing.path("since").asString());
    }

    @Test
    void theRuleOfAnyDayIsKnown() {
        Instant t1 = saidAt(officer.says(rules("P90D", null, "P20D")));
        Instant t2 = saidAt(officer.rest()
                .sendJson("PUT", "/meetings/" + meeting + "/retention-policy", Json.object("recordings", keep("P30D")))
                .expect(200)
                .body());
        Instant t3 = saidAt(officer.says(rules("P90D", "P60D", "P10D")));
        assertThat(List.of(stopped, t1, t2, t3)).isSorted().doesNotHaveDuplicates();

        recordingIs(stopped.minus(MOMENT), "not_begun", "nobody's", null);
        recordingIs(t1.minus(MOMENT), "for_ever", "nobody's", null);
        recordingIs(t1, "kept", "P90D tenant 1 false", Duration.ofDays(90));
        recordingIs(t2.minus(MOMENT), "kept", "P90D tenant 1 false", Duration.ofDays(90));
        recordingIs(t2, "kept", "P30D meeting 1 false", Duration.ofDays(30));
        recordingIs(t3.minus(MOMENT), "kept", "P30D meeting 1 false", Duration.ofDays(30));
        recordingIs(t3, "kept", "P60D meeting 1 true", Duration.ofDays(60));
        chatIs(t1.minus(MOMENT), "nobody's", null);
        chatIs(t3.minus(MOMENT), "P20D tenant 1 false", Duration.ofDays(20));
        chatIs(t3, "P10D tenant 2 false", Duration.ofDays(10));
        policyIs("", t1.minus(MOMENT), 0, null, null);
        policyIs("", t3.minus(MOMENT), 1, "P90D", null);
        policyIs("", t3, 2, "P90D", "P60D");
        policyIs("/meetings/" + meeting, t2.minus(MOMENT), 0, null, null);
        policyIs("/meetings/" + meeting, t2, 1, "P30D", null);

        List<JsonNode> before = told(t1, t2, t3);
        officer.says(rules("PT1S", null, "PT1S"));
        officer.rest()
                .sendJson("PUT", "/meetings/" + meeting + "/retention-policy", Json.object())
                .expect(200);
        awaitStatus(officer.person(), footage.path(), "recordings", "disposed");
        awaitStatus(officer.person(), "/meetings/" + meeting, "chat", "disposed");
        assertThat(told(t1, t2, t3))
                .as("the past, told after it was disposed of")
                .isEqualTo(before);
    }

    private static JsonNode rules(String recordings, @Nullable String atLeast, String chat) {
        return Json.object("recordings", Json.object("keep_for", recordings, "at_least", atLeast), "chat", keep(chat));
    }

    private static JsonNode keep(String time) {
        return Json.object("keep_for", time);
    }

    private static Instant saidAt(JsonNode policy) {
        return Instant.parse(policy.path("changed_at").asString());
    }

    private List<JsonNode> told(Instant... moments) {
        List<JsonNode> told = new ArrayList<>();
        for (Instant moment : moments) {
            for (Instant each : List.of(moment.minus(MOMENT), moment)) {
                told.add(standing(officer.person(), footage.path() + "?as_of=" + each, "recordings"));
                told.add(standing(officer.person(), "/meetings/" + meeting + "?as_of=" + each, "chat"));
                told.add(policy("", each));
                told.add(policy("/meetings/" + meeting, each));
            }
        }
        return told;
    }

    private void recordingIs(Instant moment, String status, String rule, @Nullable Duration kept) {
        JsonNode found = standing(officer.person(), footage.path() + "?as_of=" + moment, "recordings");
        assertThat(found.path("status").asString()).isEqualTo(status);
        is(found, rule, kept);
    }

    private void chatIs(Instant moment, String rule, @Nullable Duration kept) {
        is(standing(officer.person(), "/meetings/" + meeting + "?as_of=" + moment, "chat"), rule, kept);
    }

    private static void is(JsonNode found, String rule, @Nullable Duration kept) {
        JsonNode applied = found.path("rule");
        assertThat(
                        applied.isNull()
                                ? "nobody's"
                                : applied.path("keep_for").asString() + " "
                                        + applied.path("scope").asString() + " "
                                        + applied.path("policy_version").asLong() + " "
                                        + applied.path("bounded").asBoolean())
                .isEqualTo(rule);
        if (kept == null) {
            assertThat(found.path("due_at").isNull()).isTrue();
        } else {
            assertThat(Instant.parse(found.path("due_at").asString()))
                    .isEqualTo(since(found).plus(kept));
        }
    }

    private JsonNode policy(String of, Instant moment) {
        return officer.rest()
                .get(of + "/retention-policy?as_of=" + moment)
                .expect(200)
                .body();
    }

    private void policyIs(String of, Instant moment, long version, @Nullable String keepFor, @Nullable String atLeast) {
        JsonNode found = policy(of, moment);
        assertThat(found.path("version").asLong()).isEqualTo(version);
        assertThat(found.path("recordings").path("keep_for").asString(null)).isEqualTo(keepFor);
        assertThat(found.path("recordings").path("at_least").asString(null)).isEqualTo(atLeast);
    }
}
