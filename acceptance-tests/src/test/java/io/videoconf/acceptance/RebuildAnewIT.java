package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;

/** Read models made anew by command, while the old ones answer. */
@ExtendWith(SharedServer.class)
class RebuildAnewIT {
    private final RestClient server;
    private final Person host;
    private final Person operator;

    RebuildAnewIT(RestClient rest) {
        server = rest;
        host = Person.register(rest, "Rea");
        operator = Operator.of(rest)
                .orElseThrow(() ->
                        new TestAbortedException("the server was started by somebody else, without this operator"));
    }

    @Test
    void theOldOneAnswersAndTheNewOneIsTheSame() {
        String meetingId = Meetings.instant(host, "Made anew");
        String path = "/meetings/" + meetingId;
        String before = host.rest().get(path).expect(200).text();
        String history = host.rest().get(path + "/history").expect(200).text();
        for (String view : new String[] {"meeting", "history"}) {
            JsonNode found = Views.rebuilt(operator, view, () -> {
                        assertThat(host.rest().get(path).expect(200).text()).isEqualTo(before);
                        // 202 while the view is at rest, to be compared and changed for the new one.
                        assertThat(host.rest()
                                        .post("/meetings", Json.object("title", "Meanwhile"))
                                        .status())
                                .isIn(201, 202);
                    })
                    .getFirst();
            assertThat(found.at("/rebuild/state").asString()).as("%s", found).isEqualTo("done");
            assertThat(found.at("/rebuild/equal").asBoolean()).as("%s", found).isTrue();
            assertThat(found.at("/rebuild/before")).isEqualTo(found.at("/rebuild/after"));
            assertThat(found.path("build").asInt()).isPositive();
            assertThat(found.path("parked").asInt()).isZero();
        }
        assertThat(host.rest().get(path).expect(200).text()).isEqualTo(before);
        assertThat(host.rest().get(path + "/history").expect(200).text()).isEqualTo(history);
        assertThat(host.rest().post(path + "/lock").status()).isIn(200, 202);
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        host.rest().get(path).expect(200).body().path("locked").asBoolean(false));
    }

    @Test
    void onlyOperatorsLookAfterViews() {
        host.rest().get("/admin/views").expect(403);
        host.rest().post("/admin/views/meeting/rebuild").expect(403);
        host.rest().post("/admin/views/meeting/retry-parked").expect(403);
        server.anonymous().get("/admin/views").expect(401);
        operator.rest().get("/admin/views/shoes").expect(404);
        operator.rest().post("/admin/views/shoes/rebuild").expect(404);
        assertThat(operator.rest()
                        .post("/admin/views/all/retry-parked")
                        .expect(200)
                        .body()
                        .path("views"))
                .allMatch(view -> view.path("parked").asInt() == 0);
        operator.rest()
                .post("/admin/views/meeting/rebuild", Json.object("x", 1))
                .expect(400);
    }
}
