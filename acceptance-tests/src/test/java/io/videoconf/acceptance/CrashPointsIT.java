package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Person;
import io.videoconf.demo.Received;
import io.videoconf.demo.RestClient;
import io.videoconf.demo.SignalingRefused;
import io.videoconf.demo.StoryBroken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A meeting of thirty, killed at random points of its life: it goes on as it was, its deadlines are kept, and nothing is
 * in its log that nobody did. {@code -Dvideoconf.crash-points=30}, {@code -Dvideoconf.seed=…}.
 */
@Tag("wide")
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it kills the server")
class CrashPointsIT {
    private static final int PEOPLE = 30;
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Duration RECONNECT = Duration.ofSeconds(10);
    /** What follows by itself when its time has come; all else needs somebody who does it. */
    private static final Set<String> DUE = Set.of(
            "participant_left", "connection_lost", "host_grace_started", "host_role_assumed", "host_absence_began");

    private final long seed = Settings.seed();
    private final Random random = new Random(seed);
    private final List<Person> people = new ArrayList<>();
    private final Map<String, Seat> seats = new HashMap<>();
    private final Map<Long, JsonNode> witnessed = new ConcurrentHashMap<>();
    private Server server = Server.fresh("points");
    private String meetingId = "";

    @Test
    void aMeetingOutlivesItsServerAsItWas() throws Exception {
        System.out.printf("CrashPointsIT: -Dvideoconf.seed=%d, %d points%n", seed, Settings.crashPoints());
        try {
            for (int i = 0; i < PEOPLE; i++) {
                people.add(Person.register(server.rest(), "Member " + i));
            }
            meetingId = Meetings.instant(people.getFirst(), "Thirty");
            people.forEach(who -> seats.put(who.userId(), Seat.take(who, meetingId)));
            for (int point = 0; point < Settings.crashPoints(); point++) {
                liveAndDie();
                server = server.again("points");
                MeetingLog log = asItWas();
                nothingWasInvented(log);
                comeBack(log);
            }
            absenteesLeaveInTime();
        } finally {
            server.close();
        }
    }

    private void liveAndDie() throws InterruptedException {
        RestClient rest = server.rest();
        List<Seat> present = List.copyOf(seats.values());
        try (ExecutorService life = Executors.newVirtualThreadPerTaskExecutor()) {
            present.forEach(seat -> {
                long own = random.nextLong();
                life.execute(() -> act(seat, new Random(own)));
            });
            life.execute(() -> watch(rest));
            // Some are on their way out when it happens, so that graces are pending.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200 + random.nextInt(1_500)));
            present.get(random.nextInt(present.size())).close();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(500)));
            server.kill();
            life.shutdownNow();
            assertThat(life.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        present.forEach(Seat::close);
    }

    private void act(Seat seat, Random own) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                switch (own.nextInt(6)) {
                    case 0 -> seat.tries("toggle_audio", "is_muted", own.nextBoolean());
                    case 1 -> seat.tries("raise_hand", "raised", own.nextBoolean());
                    case 2 -> seat.tries("start_screen_share");
                    case 3 -> seat.tries("stop_screen_share");
                    case 4 -> seat.tries("start_recording", "mode", "cloud");
                    default -> seat.says("words " + own.nextInt(), null);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20 + own.nextInt(200)));
            }
        } catch (SignalingRefused | StoryBroken | IllegalStateException e) {
            // The server is gone, which is the point.
        }
    }

    private void watch(RestClient rest) {
        RestClient host = people.getFirst().at(rest).rest();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                JsonNode seen =
                        digest(host.get("/meetings/" + meetingId).expect(200).body());
                witnessed.put(seen.path("sequence").asLong(), seen);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        } catch (RuntimeException e) {
            // Likewise.
        }
    }

    /** The port is another after each start, and with it the links. */
    private static JsonNode digest(JsonNode meeting) {
        return ((ObjectNode) meeting.deepCopy()).without("join_url");
    }

    private MeetingLog asItWas() {
        RestClient host = people.getFirst().at(server.rest()).rest();
        MeetingLog log = new AfterCrash(server.rest()).readsAsItsEvents(people.getFirst(), meetingId);
        witnessed.forEach((sequence, before) -> assertThat(
                        digest(host.get("/meetings/" + meetingId + "?as_of_sequence=" + sequence)
                                .expect(200)
                                .body()))
                .as("the meeting at #%d, before and after the crash", sequence)
                .isEqualTo(before));
        witnessed.clear();
        for (Seat seat : seats.values()) {
            for (Received fact : seat.facts()) {
                assertThat(log.at(fact.sequence()).map(kept -> kept.path("event_id")))
                        .as("#%d as %s was told it", fact.sequence(), seat.who())
                        .contains(fact.body().path("event_id"));
            }
        }
        return log;
    }

    /** Nobody is back yet: whatever is added is due, and not before its time. */
    private void nothingWasInvented(MeetingLog log) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
        MeetingLog later = MeetingLog.of(people.getFirst().at(server.rest()).rest(), meetingId)
                .assertGapFree();
        later.events()
                .subList(log.events().size(), later.events().size())
                .forEach(fact -> assertThat(DUE)
                        .as("added with nobody there: %s", fact)
                        .contains(fact.path("type").asString()));
        pending(later)
                .forEach((participant, until) -> assertThat(until)
                        .as("an overdue grace of %s", participant)
                        .isAfter(Instant.now().minusSeconds(10)));
    }

    /** Graces that run: the last word about each participant's connection is that it is lost. */
    private static Map<String, Instant> pending(MeetingLog log) {
        Map<String, Instant> pending = new HashMap<>();
        log.events().forEach(fact -> {
            String who = fact.path("data").path("participant_id").asString("");
            switch (fact.path("type").asString()) {
                case "connection_lost" ->
                    pending.put(
                            who,
                            Instant.parse(fact.path("data").path("grace_until").asString()));
                case "connection_restored", "connection_superseded", "participant_left", "participant_joined" ->
                    pending.remove(who);
                default -> {}
            }
        });
        return pending;
    }

    /** All but one, who stays away for good. */
    private void comeBack(MeetingLog log) {
        List<String> away = seats.keySet().stream()
                .filter(user -> !user.equals(people.getFirst().userId()))
                .toList();
        seats.remove(away.get(random.nextInt(away.size())));
        people.stream().filter(who -> seats.containsKey(who.userId())).forEach(who -> {
            Seat before =
                    seats.getOrDefault(who.userId(), seats.values().iterator().next());
            long last =
                    before.facts().stream().mapToLong(Received::sequence).max().orElse(log.last());
            Seat back = Seat.resume(who.at(server.rest()), meetingId, last);
            assertThat(back.participantId()).isEqualTo(before.participantId());
            seats.put(who.userId(), back);
        });
    }

    private void absenteesLeaveInTime() {
        RestClient host = people.getFirst().at(server.rest()).rest();
        Set<String> present = new java.util.HashSet<>();
        seats.values().forEach(seat -> present.add(seat.participantId()));
        await().atMost(GRACE.plus(RECONNECT).plusSeconds(40)).untilAsserted(() -> {
            JsonNode meeting = host.get("/meetings/" + meetingId).expect(200).body();
            meeting.path("participants")
                    .forEach(person -> assertThat(person.path("status").asString())
                            .as("%s", person)
                            .isEqualTo(
                                    present.contains(person.path("participant_id")
                                                    .asString())
                                            ? "joined"
                                            : "left"));
        });
        MeetingLog log = MeetingLog.of(host, meetingId).assertGapFree();
        assertThat(log.of("connection_lost"))
                .as("connections that the crash cost")
                .anyMatch(fact -> fact.path("data").path("reason").asString().equals("edge_lost"));
        log.of("participant_left")
                .forEach(left -> assertThat(log.of("connection_lost").stream()
                                .filter(lost -> lost.path("data")
                                        .path("participant_id")
                                        .equals(left.path("data").path("participant_id")))
                                .map(lost -> Instant.parse(
                                        lost.path("data").path("grace_until").asString())))
                        .as("the grace of %s", left)
                        .anyMatch(until -> !Instant.parse(left.path("timestamp").asString())
                                .isBefore(until)));
    }
}
