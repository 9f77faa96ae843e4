package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Person;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a server allows meetings, where its settings say so: a minute. */
final class TimeLimit implements AutoCloseable {
    private final Server server = Server.configured("time-limit", Map.of("VIDEOCONF_MEETINGS_TIMELIMITS_BASIC", "1m"));

    @Override
    public void close() {
        server.close();
    }

    void theMeetingOfABasicAccountEndsWhenItsTypeSays() {
        Person host = Person.register(server.rest(), "Basic");
        String meeting = Meetings.schedule(host, Meetings.tomorrow("Short"));
        try (Seat seat = Seat.take(host, meeting)) {
            seat.socket().await("time_limit_warning");
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> status(host, meeting).equals("ended"));
            assertThat(seat.socket().await("meeting_ended").body().path("cause").asString())
                    .isEqualTo("time_limit");
        }
        JsonNode over = host.rest().get("/meetings/" + meeting).expect(200).body();
        assertThat(over.at("/settings/time_limit_minutes").asInt())
                .as("what holds, where the host has set none")
                .isEqualTo(1);
    }

    private static String status(Person host, String meeting) {
        return host.rest()
                .get("/meetings/" + meeting)
                .expect(200)
                .body()
                .path("status")
                .asString();
    }
}
