package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A meeting that takes place again and again. */
@ExtendWith(SharedServer.class)
class SeriesIT {
    private static final String FIRST = "2031-03-24T09:30:00Z";
    private static final String SECOND = "2031-03-31T08:30:00Z";
    private static final String THIRD = "2031-04-07T08:30:00Z";

    private static ObjectNode weekly(String rule) {
        return Json.object(
                "title",
                "Weekly",
                "scheduled_start_time",
                FIRST,
                "scheduled_end_time",
                "2031-03-24T10:00:00Z",
                "recurrence",
                Json.object("rule", rule, "time_zone", "Europe/Berlin"));
    }

    private static JsonNode occurrences(Person who, String meeting, String query) {
        return who.rest()
                .get("/meetings/" + meeting + "/occurrences" + query)
                .expect(200)
                .body();
    }

    private static List<String> column(JsonNode listed, String name) {
        return listed.path("occurrences")
                .valueStream()
                .map(row -> row.path(name).asString())
                .toList();
    }

    @Test
    void itsTimesKeepToTheWallClockAndEachIsHeldInItsTurn(RestClient rest) {
        Person host = Person.register(rest, "Serial");
        String meeting = Meetings.schedule(host, weekly("FREQ=WEEKLY;BYDAY=MO;COUNT=3"));
        String base = "/meetings/" + meeting;
        assertThat(column(occurrences(host, meeting, ""), "scheduled_start_time"))
                .containsExactly(FIRST, SECOND, THIRD);

        host.rest().post(base + "/start").expect(200);
        assertThat(host.rest()
                        .get(base)
                        .expect(200)
                        .body()
                        .path("current_occurrence")
                        .asString())
                .isEqualTo(FIRST);
        assertThat(host.rest()
                        .post(base + "/end")
                        .expect(200)
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("scheduled");
        host.rest().delete(base + "/occurrences/" + SECOND).expect(204);
        host.rest()
                .patch(base + "/occurrences/" + THIRD, Json.object("scheduled_start_time", "2031-04-08T08:30:00Z"))
                .expect(200);
        JsonNode now = occurrences(host, meeting, "?from=2031-01-01T00:00:00Z");
        assertThat(column(now, "status")).containsExactly("ended", "cancelled", "scheduled");
        assertThat(column(now, "scheduled_start_time")).containsExactly(FIRST, SECOND, "2031-04-08T08:30:00Z");
        assertThat(column(now, "occurrence")).containsExactly(FIRST, SECOND, THIRD);

        host.rest().post(base + "/start").expect(200);
        assertThat(host.rest()
                        .post(base + "/end")
                        .expect(200)
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("ended");
        assertThat(host.rest().post(base + "/start").expect(410).code()).isEqualTo("MEETING_ENDED");
    }

    @Test
    void anEndlessSeriesIsListedPageByPage(RestClient rest) {
        Person host = Person.register(rest, "Endless");
        String meeting = Meetings.schedule(host, weekly("FREQ=WEEKLY"));
        JsonNode first = occurrences(host, meeting, "?limit=2");
        assertThat(column(first, "scheduled_start_time")).containsExactly(FIRST, SECOND);
        assertThat(first.path("has_more").asBoolean()).isTrue();
        assertThat(column(
                        occurrences(
                                host,
                                meeting,
                                "?limit=1&from=" + first.path("next_from").asString()),
                        "scheduled_start_time"))
                .containsExactly(THIRD);
    }

    @Test
    void whatCannotBeGoneByIsRefusedInWords(RestClient rest) {
        Person host = Person.register(rest, "Refused");
        for (String rule : List.of("FREQ=HOURLY", "FREQ=WEEKLY;BYDAY=TU", "nonsense", "FREQ=DAILY;COUNT=5000")) {
            JsonNode details = host.rest()
                    .post("/meetings", weekly(rule))
                    .expect(400)
                    .body()
                    .at("/error/details/fields");
            assertThat(details.path("recurrence.rule").asString("")).as(rule).isNotEmpty();
        }
        ObjectNode nowhere = weekly("FREQ=DAILY");
        nowhere.set("recurrence", Json.object("rule", "FREQ=DAILY", "time_zone", "Mars/Olympus"));
        assertThat(host.rest()
                        .post("/meetings", nowhere)
                        .expect(400)
                        .body()
                        .at("/error/details/fields")
                        .path("recurrence.time_zone")
                        .asString(""))
                .isNotEmpty();
        String once = Meetings.schedule(host, Meetings.tomorrow("Once"));
        assertThat(host.rest()
                        .delete("/meetings/" + once + "/occurrences/" + FIRST)
                        .expect(409)
                        .code())
                .isEqualTo("INVALID_STATE");
        assertThat(occurrences(host, once, "").path("occurrences")).isEmpty();
    }
}
