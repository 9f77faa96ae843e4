package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;

/** A server that is stopped as one should, and started again on the same data. */
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it stops the server")
class RestartIT {
    /** A stop waits twenty seconds for what does not end. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Test
    void nothingIsForgottenOverARestart() {
        try (Server first = Server.configured("restart", Guessing.SETTINGS)) {
            Guessing guessing = Guessing.begun(first.rest());
            Ban ban = Ban.ofAGuest(first.rest());
            // Of the type whose limits are small here.
            Person mara = Allowances.limited(first.rest(), "Mara").orElseThrow();
            JsonNode request = Meetings.tomorrow("Kept");
            Answer created = mara.rest()
                    .post("/meetings", request, "Idempotency-Key", "kept-1")
                    .expect(201);
            String meetingId = created.body().path("meeting_id").asString();
            mara.rest()
                    .post("/meetings/" + meetingId + "/start", "Idempotency-Key", "kept-2")
                    .expect(200);
            JsonNode meeting =
                    mara.rest().get("/meetings/" + meetingId).expect(200).body();
            MeetingLog log = MeetingLog.of(mara.rest(), meetingId).assertGapFree();
            long asked = System.nanoTime();
            assertThat(first.stop()).as("exit code of a stop").isIn(0, 130, 143);
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .as("a stop does not wait for connections that clients only keep")
                    .isLessThan(PATIENCE);
            assertThat(first.log()).as("the edge's last word is heard").doesNotContain("could not say that it ends");
            assertThat(first.leftovers())
                    .as("databases that outlive a clean stop")
                    .isEmpty();
            try (Server second = first.again("restart")) {
                RestClient rest = second.rest().as(mara.accessToken());
                JsonNode now = rest.get("/meetings/" + meetingId).expect(200).body();
                assertSame(now, meeting);
                assertThat(Allowances.of(rest, "meeting_creations").path("used").asInt())
                        .as("what was used up of a limit before")
                        .isEqualTo(1);
                assertThat(MeetingLog.of(rest, meetingId)).isEqualTo(log);
                Answer repeated = rest.post("/meetings", request, "Idempotency-Key", "kept-1")
                        .expect(201);
                assertSame(repeated.body(), created.body());
                assertThat(repeated.header("Idempotent-Replayed")).isEqualTo("true");
                assertRefused(
                        rest.post("/meetings", Json.object("title", "Other"), "Idempotency-Key", "kept-1"),
                        422,
                        "IDEMPOTENCY_CONFLICT");
                second.rest()
                        .post("/auth/refresh", Json.object("refresh_token", mara.refreshToken()))
                        .expect(200);
                guessing.requireNoneForgotten(second.rest());
                ban.requireNoGuestGetsIn(second.rest());
            }
        }
    }

    /** The port is another, so an address that names it may be too. */
    private static void assertSame(JsonNode now, JsonNode before) {
        before.propertyStream()
                .filter(each -> !each.getKey().equals("join_url"))
                .forEach(each ->
                        assertThat(now.path(each.getKey())).as(each.getKey()).isEqualTo(each.getValue()));
    }
}
