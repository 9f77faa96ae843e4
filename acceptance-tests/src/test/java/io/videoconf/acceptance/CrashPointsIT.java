package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
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
import java.util.Objects;
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
 * A meeting of thirty with two more at its door, killed at random points of its life: it goes on as it was, with its roles,
 * restrictions and recording, its deadlines are kept, and nothing is in its log that nobody did. {@code -Dvideoconf.crash-points=30}, {@code -Dvideoconf.seed=…}.
 */
@Tag("wide")
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it kills the server")
class CrashPointsIT {
    private static final int PEOPLE = 30;
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Duration RECONNECT = Duration.ofSeconds(10);
    /** By their places among the people: the first is the host. */
    private static final int CO_HOST = 1;

    private static final int RESTRICTED = 2;
    private static final List<String> DEADLINES = List.of("grace_until", "deadline", "ends_at");
    /** What follows by itself when its time has come; all else needs somebody who does it. */
    private static final Set<String> DUE = Set.of(
            "participant_left", "connection_lost", "host_grace_started", "host_role_assumed", "host_absence_began");

    private final long seed = Settings.seed();
    private final Random random = new Random(seed);
    private final List<Person> people = new ArrayList<>();
    private final List<Person> lobby = new ArrayList<>();
    private final List<Seat> waiting = new ArrayList<>();
    private final Map<String, Seat> seats = new HashMap<>();
    private final Map<Long, JsonNode> witnessed = new ConcurrentHashMap<>();
    private Server server = Server.fresh("points");
    private String meetingId = "";

    @Test
    void aMeetingOutlivesItsServerAsItWas() throws Exception {
        System.out.printf("CrashPointsIT: -Dvideoconf.seed=%d, %d points%n", seed, Settings.crashPoints());
        try {
            gather();
            for (int point = 0; point < Settings.crashPoints(); point++) {
                liveAndDie();
                server = server.again("points");
                MeetingLog log = asItWas();
                everybodyHasTheirPlace();
                nothingWasInvented(log);
                comeBack(log);
            }
            absenteesLeaveInTime();
        } finally {
            server.close();
        }
    }

    private void gather() {
        for (int i = 0; i < PEOPLE; i++) {
            people.add(Person.register(server.rest(), "Member " + i));
        }
        lobby.addAll(List.of(Person.register(server.rest(), "Waits"), Person.register(server.rest(), "Waits too")));
        meetingId = Meetings.schedule(
                host(),
                Json.object(
                        "title",
                        "Thirty",
                        "settings",
                        Json.object(
                                "waiting_room_enabled", true, "recording_enabled", true, "time_limit_minutes", 90)));
        Seat chair = Seat.take(host(), meetingId);
        people.stream().skip(1).forEach(who -> seats.put(who.userId(), Seat.take(who, meetingId)));
        seats.values().forEach(seat -> {
            chair.does("admit_participant", "participant_id", seat.participantId());
            seat.socket().await("meeting_joined");
        });
        seats.put(host().userId(), chair);
        lobby.forEach(who -> waiting.add(Seat.take(who, meetingId)));
        change(CO_HOST, Json.object("role", "co_host"));
        change(RESTRICTED, Json.object("restrictions", Json.object("screen_share", true)));
        chair.does("start_recording", "mode", "cloud");
    }

    private Person host() {
        return people.getFirst();
    }

    private void change(int person, ObjectNode change) {
        String id =
                Objects.requireNonNull(seats.get(people.get(person).userId())).participantId();
        host().rest()
                .patch("/meetings/" + meetingId + "/participants/" + id, change)
                .expect(200);
    }

    /** What the meeting was made for: otherwise a meeting in which none of it was the case would pass. */
    private void everybodyHasTheirPlace() {
        JsonNode now = host().at(server.rest())
                .rest()
                .get("/meetings/" + meetingId)
                .expect(200)
                .body();
        assertThat(now.path("active_recordings")).as("recordings that run").hasSize(1);
        assertThat(now.at("/settings/time_limit_minutes").asInt()).isEqualTo(90);
        assertThat(Meetings.participant(now, people.get(CO_HOST)).path("role").asString())
                .isIn("co_host", "host");
        assertThat(Meetings.participant(now, people.get(RESTRICTED))
                        .at("/restrictions/screen_share")
                        .asBoolean())
                .isTrue();
        for (Person who : lobby) {
            assertThat(Meetings.participant(now, who).path("status").asString())
                    .as("%s", who)
                    .isEqualTo("waiting");
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
        waiting.forEach(Seat::close);
    }

    private void act(Seat seat, Random own) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                switch (own.nextInt(6)) {
                    case 0 -> seat.tries("toggle_audio", "is_muted", own.nextBoolean());
                    case 1 -> seat.tries("raise_hand", "raised", own.nextBoolean());
                    case 2 -> seat.tries("start_screen_share");
                    case 3 -> seat.tries("stop_screen_share");
                    case 4 -> seat.tries("send_reaction", "reaction", "👏");
                    default -> seat.says("words " + own.nextInt(), null);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20 + own.nextInt(200)));
            }
        } catch (SignalingRefused | StoryBroken | IllegalStateException e) {
            // The server is gone, which is the point.
        }
    }

    private void watch(RestClient rest) {
        RestClient host = host().at(rest).rest();
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
        RestClient host = host().at(server.rest()).rest();
        MeetingLog log = new AfterCrash(server.rest()).readsAsItsEvents(host(), meetingId);
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
                DEADLINES.forEach(name -> {
                    if (fact.body().has(name)) {
                        assertThat(log.at(fact.sequence())
                                        .orElseThrow()
                                        .path("data")
                                        .path(name))
                                .as("the deadline of #%d", fact.sequence())
                                .isEqualTo(fact.body().path(name));
                    }
                });
            }
        }
        return log;
    }

    /** Nobody is back yet: whatever is added is due, and not before its time. */
    private void nothingWasInvented(MeetingLog log) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
        MeetingLog later =
                MeetingLog.of(host().at(server.rest()).rest(), meetingId).assertGapFree();
        later.events()
                .subList(log.events().size(), later.events().size())
                .forEach(fact -> assertThat(DUE)
                        .as("added with nobody there: %s", fact)
                        .contains(fact.path("type").asString()));
        Graces.areKept(log, later);
    }

    /** All but one, who stays away for good. */
    private void comeBack(MeetingLog log) {
        List<String> away = people.stream()
                .skip(RESTRICTED + 1)
                .map(Person::userId)
                .filter(seats::containsKey)
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
        waiting.clear();
        lobby.forEach(who -> waiting.add(Seat.take(who.at(server.rest()), meetingId)));
        assertThat(waiting)
                .allMatch(seat -> seat.said().path("status").asString().equals("waiting"));
    }

    private void absenteesLeaveInTime() {
        RestClient host = host().at(server.rest()).rest();
        Set<String> present = new java.util.HashSet<>();
        seats.values().forEach(seat -> present.add(seat.participantId()));
        await().atMost(GRACE.plus(RECONNECT).plusSeconds(40)).untilAsserted(() -> {
            JsonNode meeting = host.get("/meetings/" + meetingId).expect(200).body();
            meeting.path("participants")
                    .forEach(person -> assertThat(person.path("status").asString())
                            .as("%s", person)
                            .isEqualTo(expected(person, present)));
        });
        MeetingLog log = MeetingLog.of(host, meetingId).assertGapFree();
        assertThat(log.of("connection_lost"))
                .as("connections that the crash cost")
                .anyMatch(fact -> fact.path("data").path("reason").asString().equals("edge_lost"));
        assertThat(log.of("participant_left"))
                .allMatch(left -> left.path("data").path("evidence").asString().equals("timeout"));
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

    private String expected(JsonNode person, Set<String> present) {
        boolean waits = lobby.stream()
                .anyMatch(who -> who.userId().equals(person.path("user_id").asString("")));
        boolean here = present.contains(person.path("participant_id").asString());
        return waits ? "waiting" : here ? "joined" : "left";
    }
}
