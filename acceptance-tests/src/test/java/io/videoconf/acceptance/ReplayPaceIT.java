package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A meeting is played again as it was: who says no speed waits for what comes as long as its people did. */
@ExtendWith(SharedServer.class)
class ReplayPaceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Nothing happens for as long as a host who was lost may come back. */
    private static final int SILENCE = 2;
    /** Times are told in no more than milliseconds: what lies between two of them may be as much less. */
    private static final Duration ROUNDED = Duration.ofMillis(1);

    private final RestClient rest;

    ReplayPaceIT(RestClient rest) {
        this.rest = rest;
    }

    @Test
    void whatIsNotToldASpeedTakesAsLongAsItDid() {
        Person owner = Person.register(rest, "Olaf");
        String meeting = silent(owner);
        List<EventStream.Frame> whole;
        try (EventStream stream = EventStream.at(owner, "/meetings/" + meeting + "/replay?speed=max")) {
            whole = stream.untilEnd(PATIENCE);
        }
        Instant first = at(whole.get(1));
        Duration lasted = Duration.between(first, at(whole.get(whole.size() - 2)));
        assertThat(lasted).isGreaterThanOrEqualTo(Duration.ofSeconds(SILENCE).minus(ROUNDED));

        try (EventStream stream = EventStream.at(owner, "/meetings/" + meeting + "/replay")) {
            List<EventStream.Frame> played = stream.untilEnd(PATIENCE.plus(lasted));

            assertThat(played).as("all of it, in order").isEqualTo(whole);
            // It began after it was asked for: what came sooner than this came too soon, on whatever machine.
            for (int fact = 1; fact < played.size() - 1; fact++) {
                assertThat(stream.arrival(fact))
                        .as("%s, number %s", played.get(fact), fact)
                        .isGreaterThanOrEqualTo(
                                Duration.between(first, at(played.get(fact))).minus(ROUNDED));
            }
            assertThat(stream.arrival(played.size() - 1)).as("the end").isGreaterThanOrEqualTo(lasted.minus(ROUNDED));
        }
    }

    private static Instant at(EventStream.Frame frame) {
        return Instant.parse(frame.data().path("timestamp").asString());
    }

    /** The host is lost, for a while nothing happens, and then there is no host. */
    private String silent(Person owner) {
        Person guest = Person.register(rest, "Gert");
        String meeting = Meetings.schedule(
                owner, Json.object("title", "Silent", "settings", Json.object("host_grace_seconds", SILENCE)));
        Seat host = Seat.take(owner, meeting);
        try (Seat _ = Seat.take(guest, meeting)) {
            host.close();
            await().atMost(PATIENCE)
                    .until(() -> !MeetingLog.of(owner.rest(), meeting)
                            .of("host_absence_began")
                            .isEmpty());
            owner.rest().post("/meetings/" + meeting + "/end").expect(200);
        }
        return meeting;
    }
}
