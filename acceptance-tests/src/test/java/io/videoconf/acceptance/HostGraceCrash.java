package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The server is killed while hosts are away for a moment and a time limit runs: what was to happen then happens then, once, and who
 * comes back in time has lost nothing.
 */
final class HostGraceCrash implements AutoCloseable {
    /** Longer than a start takes. */
    private static final int GRACE = 45;
    /** Over before the server is there again. */
    private static final int SHORT_GRACE = 2;

    private static final Duration LATE = Duration.ofSeconds(5);

    private final List<Seat> seats = new ArrayList<>();
    private Server server = Server.fresh("host-grace");

    @Override
    public void close() {
        seats.forEach(Seat::close);
        server.close();
    }

    /** A meeting whose host has just been lost, and that of whom it would be next. */
    private record Orphaned(Person host, Person heir, String id, Instant deadline) {
        JsonNode now(RestClient rest) {
            return host.at(rest).rest().get("/meetings/" + id).expect(200).body();
        }

        MeetingLog log(RestClient rest) {
            return MeetingLog.of(host.at(rest).rest(), id).assertGapFree();
        }
    }

    private Orphaned orphaned(String name, int grace) {
        Person host = Person.register(server.rest(), name + "'s host");
        Person heir = Person.register(server.rest(), name + "'s heir");
        String id = Meetings.schedule(
                host, Json.object("title", name, "settings", Json.object("host_grace_seconds", grace)));
        Seat chair = Seat.take(host, id);
        Seat next = Seat.take(heir, id);
        seats.add(next);
        host.rest()
                .patch("/meetings/" + id + "/participants/" + next.participantId(), Json.object("role", "co_host"))
                .expect(200);
        chair.close();
        JsonNode started = next.sees("host_grace_started", chair).body();
        return new Orphaned(
                host, heir, id, Instant.parse(started.path("deadline").asString()));
    }

    void whatWasDueIsDueAllTheSame() {
        Person limited = Person.register(server.rest(), "Limited");
        String limit = Meetings.schedule(
                limited, Json.object("title", "Limited", "settings", Json.object("time_limit_minutes", 1)));
        seats.add(Seat.take(limited, limit));
        Instant begun = Instant.parse(limited.rest()
                .get("/meetings/" + limit)
                .body()
                .path("actual_start_time")
                .asString());
        Orphaned forsaken = orphaned("Forsaken", GRACE);
        Orphaned awaited = orphaned("Awaited", GRACE);
        Orphaned overdue = orphaned("Overdue", SHORT_GRACE);
        server.kill();
        server = server.again("host-grace");
        RestClient rest = server.rest();
        Instant back = Instant.now();

        for (Orphaned each : List.of(forsaken, awaited)) {
            assertThat(each.deadline())
                    .as("the start took too long to see anything")
                    .isAfter(back);
            assertThat(Instant.parse(each.now(rest).path("host_grace_until").asString()))
                    .as("the deadline of %s", each)
                    .isEqualTo(each.deadline());
            seats.add(Seat.take(each.heir().at(rest), each.id()));
        }
        assertSucceeded(overdue, rest, back.plus(LATE));
        Seat returned = Seat.take(awaited.host().at(rest), awaited.id());
        seats.add(returned);
        assertThat(awaited.now(rest).path("host_grace_until").isNull()).isTrue();

        assertSucceeded(forsaken, rest, forsaken.deadline().plus(LATE));
        await().atMost(LATE.multipliedBy(2))
                .until(() -> Instant.now().isAfter(awaited.deadline().plus(LATE)));
        assertThat(awaited.log(rest).types()).doesNotContain("host_role_assumed", "host_absence_began");
        assertThat(Meetings.participant(awaited.now(rest), returned.participantId())
                        .path("role")
                        .asString())
                .isEqualTo("host");
        assertEndsByItsLimit(limited.at(rest), limit, begun.plusSeconds(60));
    }

    /** Once, not before its time, and not much later. */
    private static void assertSucceeded(Orphaned meeting, RestClient rest, Instant latest) {
        await().atMost(Duration.ofSeconds(GRACE + 20))
                .until(() -> !meeting.log(rest).of("host_role_assumed").isEmpty());
        List<JsonNode> assumed = meeting.log(rest).of("host_role_assumed");
        assertThat(assumed).hasSize(1);
        assertThat(Instant.parse(assumed.getFirst().path("timestamp").asString()))
                .as("%s", assumed)
                .isBetween(meeting.deadline(), latest);
        assertThat(assumed.getFirst().path("data").path("rule").asString()).isEqualTo("co_host_succeeds");
        assertThat(meeting.log(rest).of("host_grace_started")).hasSize(1);
    }

    private static void assertEndsByItsLimit(Person host, String meetingId, Instant end) {
        await().atMost(Duration.ofSeconds(70))
                .until(() -> host.rest()
                        .get("/meetings/" + meetingId)
                        .body()
                        .path("status")
                        .asString()
                        .equals("ended"));
        JsonNode ended =
                MeetingLog.of(host.rest(), meetingId).of("meeting_ended").getFirst();
        assertThat(ended.path("data").path("cause").asString()).isEqualTo("time_limit");
        assertThat(Instant.parse(ended.path("timestamp").asString())).isBetween(end, end.plus(LATE));
    }
}
