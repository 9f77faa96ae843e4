package io.videoconf.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A dashboard asks the stores as often for a hundred meetings as for one: from the door down to the wire. */
class DashboardIT {
    private static final int MANY = 100;
    private static final String DASHBOARD = """
            { me { displayName meetings(limit: 100) { id title hostUser { displayName }
              participants { displayName user { displayName } } recordings { id title }
              chatMessages(limit: 3) { content senderName } } } }
            """;

    @TempDir
    Path data;

    @Test
    void costsTheSameForOneMeetingAndForAHundred() {
        Person few;
        Person many;
        try (Core core = Core.start(data);
                Edge edge = Edge.start(core, "before", 0)) {
            few = Person.register(edge.rest(), "Few");
            many = Person.register(edge.rest(), "Many");
            schedule(few, 1);
            schedule(many, MANY);
        }
        // Nothing that was written lately is remembered any more.
        try (Core core = Core.start(data);
                Edge edge = Edge.start(core, "after", 0)) {
            List<String> forOne = commands(core, few.at(edge.rest()), 1);
            List<String> forAHundred = commands(core, many.at(edge.rest()), MANY);
            System.out.printf("DashboardIT: for one meeting %s, for %d %s%n", forOne, MANY, forAHundred);
            assertThat(forAHundred).hasSameSizeAs(forOne);
            assertThat(forOne).hasSizeBetween(3, 12);
        }
    }

    private static void schedule(Person who, int meetings) {
        for (int i = 0; i < meetings; i++) {
            who.rest()
                    .post(
                            "/meetings",
                            Json.object("title", "Meeting " + i, "scheduled_start_time", "2031-01-15T10:00:00Z"))
                    .expect(201);
        }
    }

    private static List<String> commands(Core core, Person who, int meetings) {
        return core.asked(() -> {
            JsonNode body = who.rest()
                    .post(who.rest().base().resolve("/graphql").toString(), Json.object("query", DASHBOARD))
                    .expect(200)
                    .body();
            assertThat(body.has("errors")).as(body.toString()).isFalse();
            assertThat(body.at("/data/me/meetings")).hasSize(meetings);
        });
    }
}
