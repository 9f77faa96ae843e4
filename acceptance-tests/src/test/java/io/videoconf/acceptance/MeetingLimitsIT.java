package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** What a server allows those who come to meetings, where its settings say so; how long meetings last, {@link TimeLimit} tries. */
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it needs settings of its own")
class MeetingLimitsIT {
    private static final int PER_ADDRESS = 3;
    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.configured(
                "limited",
                Map.of(
                        "VIDEOCONF_MEETINGS_JOINING_LOOPBACK",
                        "true",
                        "VIDEOCONF_MEETINGS_JOINING_PERADDRESS",
                        Integer.toString(PER_ADDRESS)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer join(RestClient who, String meeting) {
        return who.post("/meetings/" + meeting + "/join", Json.object("display_name", "Somebody"));
    }

    @Test
    void strangersOfOneAddressComeNoFasterThanTheyMayAndWhoBelongsComes() {
        RestClient rest = server.rest();
        Person host = Person.register(rest, "Patient");
        String meeting = Meetings.instant(host, "Crowded");
        RestClient first = rest.as(Ban.guestToken(rest, meeting));
        join(first, meeting).expect(200);
        for (int i = 1; i < PER_ADDRESS; i++) {
            join(rest.as(Ban.guestToken(rest, meeting)), meeting).expect(200);
        }
        Answer tooMany = join(rest.as(Ban.guestToken(rest, meeting)), meeting).expect(429);
        assertThat(tooMany.code()).isEqualTo("RATE_LIMIT_EXCEEDED");
        assertThat(Integer.parseInt(tooMany.header("Retry-After"))).isBetween(1, 60 / PER_ADDRESS);
        join(first, meeting).expect(200);
        join(host.rest(), meeting).expect(200);
    }
}
