package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same meeting with each side a process of its own, and then one side after the other killed in the middle of
 * another meeting. Needs an Axon Server, which {@code VIDEOCONF_AXON_SERVER} names.
 */
@ExtendWith(Distributed.class)
class ThreeProcessesIT extends WholeMeetingIT {
    private static final Duration RECOVERY = Duration.ofMinutes(1);

    @Test
    @Order(20)
    void eachSideTellsHowItIs(Deployment deployment) {
        for (Side side : deployment.sides()) {
            RestClient asked = new RestClient(side.url());
            assertThat(asked.get("/health/liveness").expect(200).body()).isEqualTo(Json.object("status", "UP"));
            assertThat(asked.get("/health/readiness").expect(200).body()).isEqualTo(Json.object("status", "UP"));
            assertThat(side.log()).doesNotContain(" ERROR ");
        }
    }

    /** The ledger reads an Axon Server otherwise than events in tables. */
    @Test
    @Order(20)
    void aHistoryThatLeftTheHouseHolds(Deployment deployment, @TempDir Path folder) throws IOException {
        Person host = Person.register(deployment.rest(), "Host");
        String path = "/meetings/" + Meetings.instant(host, "Board meeting");
        host.rest().post(path + "/lock").expect(200);
        host.rest().post(path + "/end").expect(200);
        byte[] bundle = host.rest()
                .get(path + "/history/export?reason=case+7")
                .expect(200)
                .bytes();
        String key = host.rest()
                .get("/ledger/keys")
                .expect(200)
                .body()
                .at("/keys/0/verifier_key")
                .asString();

        Path file = Files.write(folder.resolve("history.zip"), bundle);
        Command.Result result =
                Command.java("verify-distributed", Settings.verifierJar().toString(), file.toString(), "--key", key);

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("HOLDS");
    }

    /** Each of the three keeps in memory what it has opened. */
    @Test
    @Order(20)
    void whoIsErasedIsForgottenByEveryProcess(Deployment deployment) {
        Person host = Person.register(deployment.rest(), "Host");
        String path = "/meetings/" + Meetings.instant(host, "Across");
        Person canary = Person.register(deployment.rest(), "Canary of three processes");
        try (Seat seat = Seat.take(canary, path.substring(path.lastIndexOf('/') + 1))) {
            seat.says("sings to three", null);
        }
        assertThat(told(host, path)).contains("Canary of three", "sings to three");

        String erasure = canary.rest().delete("/users/me").expect(204).header("Location");
        Awaitility.await()
                .atMost(RECOVERY)
                .until(() -> host.rest()
                        .anonymous()
                        .get(erasure)
                        .body()
                        .path("status")
                        .asString("")
                        .equals("erased"));

        long erased = System.nanoTime();
        Awaitility.await().atMost(RECOVERY).until(() -> {
            Duration since = Duration.ofNanos(System.nanoTime() - erased);
            String now = told(host, path);
            boolean forgotten = !now.contains("Canary of three") && !now.contains("sings to three");
            // Who begins to look five seconds after it finds nothing, however long the look takes.
            assertThat(forgotten || since.toSeconds() < 5)
                    .as("%s after the erasure: %s", since, now)
                    .isTrue();
            return forgotten;
        });
        assertThat(told(host, path)).contains("erased person #", "[erased]");
    }

    private static String told(Person who, String path) {
        StringBuilder told = new StringBuilder();
        for (String part : List.of("", "/participants", "/chat", "/events?after=0", "/replay?speed=max", "/history")) {
            told.append(who.rest().get(path + part).expect(200).text());
        }
        return told.toString();
    }

    @Test
    @Order(21)
    void aMeetingGoesOnWithoutTheQuerySide(Deployment deployment) {
        LiveMeeting meeting = new LiveMeeting(deployment.rest(), 3, 0);
        RestClient host = meeting.host().rest();
        String path = "/meetings/" + meeting.id();
        host.get(path).expect(200);

        deployment.query().kill();

        assertUnavailable(host.get(path));
        meeting.seats().getFirst().says("Still here?", null);
        meeting.seats().forEach(seat -> seat.reads("Still here?"));
        // Carried out, though nobody can show the meeting now.
        long version = host.post(path + "/lock", "Idempotency-Key", "lock-" + meeting.id())
                .expect(202)
                .body()
                .path("sequence")
                .asLong();

        deployment.startQueryAgain();

        recovered(host, path, version);
        Answer again = host.post(path + "/lock", "Idempotency-Key", "lock-" + meeting.id())
                .expect(200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body().path("locked").asBoolean()).isTrue();
        assertThat(again.body().path("sequence").asLong()).isEqualTo(version);
        assertReadsItsWrites(host, path);
        MeetingLog log = MeetingLog.of(host, meeting.id()).assertGapFree();
        assertThat(log.of("chat_message_sent")).hasSize(1);
        assertThat(log.of("meeting_locked").size())
                .isEqualTo(log.of("meeting_unlocked").size() + 1);
        meeting.assertNothingSeenWasUndone(deployment.rest(), meeting.seats());
        meeting.seats().forEach(Seat::close);
    }

    @Test
    @Order(22)
    void whoWasOnAKilledEdgeGoesOnOnAnother(Deployment deployment) throws Exception {
        LiveMeeting meeting = new LiveMeeting(deployment.rest(), 3, 0);
        Side killed = deployment.edge();
        Person other = Person.register(deployment.rest(), "Elsewhere");
        deployment.startAnotherEdge();
        RestClient there = deployment.rest();
        try (Seat elsewhere = Seat.take(other.at(there), meeting.id())) {
            meeting.seats().getFirst().says("Two edges, one meeting.", null);
            elsewhere.reads("Two edges, one meeting.");

            killed.kill();

            for (Seat seat : meeting.seats()) {
                seat.socket().closed().get(15, TimeUnit.SECONDS);
            }
            elsewhere.says("I am alone here.", null);
            elsewhere.reads("I am alone here.");
            List<Seat> before = meeting.seats();
            meeting.lost();
            meeting.assertStillLive(there);
            meeting.comeBack(there);
            meeting.assertNothingSeenWasUndone(there, before);
            MeetingLog.of(meeting.host().at(there).rest(), meeting.id()).assertGapFree();
        }
        meeting.seats().forEach(Seat::close);
    }

    @Test
    @Order(23)
    void withoutTheCommandSideWhatWasIsReadAndNothingIsPromised(Deployment deployment) {
        LiveMeeting meeting = new LiveMeeting(deployment.rest(), 2, 0);
        RestClient host = meeting.host().rest();
        String path = "/meetings/" + meeting.id();
        host.post(path + "/lock").expect(200);

        deployment.command().kill();

        assertThat(host.get(path).expect(200).body().path("locked").asBoolean()).isTrue();
        assertUnavailable(host.post(path + "/unlock"));

        deployment.startCommandAgain();

        Awaitility.await()
                .atMost(RECOVERY)
                .until(() -> host.post(path + "/unlock").status() == 200);
        assertReadsItsWrites(host, path);
        meeting.seats().getFirst().says("All is well.", null);
        meeting.seats().getLast().reads("All is well.");
        MeetingLog.of(host, meeting.id()).assertGapFree();
        meeting.seats().forEach(Seat::close);
    }

    @Test
    @Order(24)
    void eachSideStopsInOrder(Deployment deployment) {
        for (Side side : List.of(deployment.edge(), deployment.command(), deployment.query())) {
            assertThat(side.stop()).isIn(0, 143);
        }
    }

    private static void assertUnavailable(Answer answer) {
        assertRefused(answer, 503, "EVENT_STORE_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isNotBlank();
    }

    /** What is asked shows what was written while nobody could show it. */
    private static void recovered(RestClient host, String path, long version) {
        Awaitility.await().atMost(RECOVERY).until(() -> {
            Answer now = host.get(path);
            return now.status() == 200 && now.body().path("sequence").asLong() >= version;
        });
    }

    /** A write is seen by the read after it. */
    private static void assertReadsItsWrites(RestClient host, String path) {
        for (int i = 0; i < 5; i++) {
            for (String change : List.of("/unlock", "/lock")) {
                long written = host.post(path + change)
                        .expect(200)
                        .body()
                        .path("sequence")
                        .asLong();
                assertThat(host.get(path).expect(200).body().path("sequence").asLong())
                        .isGreaterThanOrEqualTo(written);
            }
        }
    }
}
