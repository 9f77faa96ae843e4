package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;

/** The server is killed while hosts are in the grace of a lost connection. */
@Tag("wide")
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it kills the server")
class HostGraceCrashIT {
    /** Long enough for a server to come back in. */
    private static final Duration GRACE = Duration.ofSeconds(75);

    private static final Duration LATE = Duration.ofSeconds(10);

    private Server server = Server.fresh("host-grace");
    private final Person coHost = Person.register(server.rest(), "Co-host");

    @AfterEach
    void stop() {
        server.close();
    }

    /** A meeting whose host has just lost the connection, while the co-host is there. */
    private record Abandoned(Person host, String meeting, Instant deadline) {}

    private Abandoned abandoned(String name) {
        Person host = Person.register(server.rest(), name);
        String meeting = Meetings.schedule(
                host, Json.object("title", name, "settings", Json.object("host_grace_seconds", GRACE.toSeconds())));
        Seat hosts = Seat.take(host, meeting);
        try (Seat assists = Seat.take(coHost, meeting)) {
            host.rest()
                    .patch(
                            "/meetings/" + meeting + "/participants/" + assists.participantId(),
                            Json.object("role", "co_host"))
                    .expect(200);
            hosts.close();
            Instant deadline = Instant.parse(assists.socket()
                    .await("host_grace_started")
                    .body()
                    .path("deadline")
                    .asString());
            return new Abandoned(host, meeting, deadline);
        }
    }

    private MeetingLog log(Abandoned of) {
        return MeetingLog.of(of.host().at(server.rest()).rest(), of.meeting()).assertGapFree();
    }

    @Test
    void aHostsGraceEndsWhenItWasToEndAndOnlyForWhoIsNotBack() {
        Abandoned returning = abandoned("Returning");
        Abandoned gone = abandoned("Gone");
        server.kill();
        server = server.again("host-grace");
        RestClient rest = server.rest();
        try (Seat first = Seat.take(coHost.at(rest), returning.meeting());
                Seat second = Seat.take(coHost.at(rest), gone.meeting());
                Seat back = Seat.take(returning.host().at(rest), returning.meeting())) {
            assertThat(Instant.now()).as("the server is back in time").isBefore(returning.deadline());
            await().atMost(GRACE.plus(LATE))
                    .until(() -> !log(gone).of("host_role_assumed").isEmpty());

            JsonNode assumed = log(gone).of("host_role_assumed").getFirst();
            assertThat(Instant.parse(assumed.path("timestamp").asString()))
                    .isBetween(gone.deadline(), gone.deadline().plus(LATE));
            assertThat(assumed.at("/data/participant_id").asString()).isEqualTo(second.participantId());
            assertThat(assumed.at("/data/rule").asString()).isEqualTo("co_host_succeeds");
            assertThat(log(gone).of("host_role_assumed")).hasSize(1);

            assertThat(returning.deadline()).as("that grace was to end before").isBefore(gone.deadline());
            assertThat(log(returning).of("host_role_assumed")).isEmpty();
            JsonNode meeting = returning
                    .host()
                    .at(rest)
                    .rest()
                    .get("/meetings/" + returning.meeting())
                    .expect(200)
                    .body();
            assertThat(Meetings.participant(meeting, back.participantId())
                            .path("role")
                            .asString())
                    .isEqualTo("host");
            assertThat(Meetings.participant(meeting, first.participantId())
                            .path("role")
                            .asString())
                    .isEqualTo("co_host");
        }
    }
}
