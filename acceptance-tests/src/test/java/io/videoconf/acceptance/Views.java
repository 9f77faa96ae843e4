package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Person;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The read models of a server, as an operator sees and rebuilds them. */
final class Views {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Set<String> OVER = Set.of("done", "failed");

    private Views() {}

    /**
     * Has a view made anew, or all of them, and waits until that is over.
     *
     * @param meanwhile is done again and again until then
     */
    static List<JsonNode> rebuilt(Person operator, String view, Runnable meanwhile) {
        String path = "/admin/views/" + view;
        operator.rest().post(path + "/rebuild").expect(202);
        await().atMost(PATIENCE).until(() -> {
            meanwhile.run();
            return of(operator, path).stream()
                    .allMatch(each -> OVER.contains(each.at("/rebuild/state").asString("")));
        });
        return of(operator, path);
    }

    private static List<JsonNode> of(Person operator, String path) {
        return operator.rest()
                .get(path)
                .expect(200)
                .body()
                .path("views")
                .valueStream()
                .toList();
    }

    /** Every view is, to the byte, what the events alone make of it, and has taken in all of them. */
    static void areWhatTheEventsMake(Person operator) {
        List<JsonNode> views = rebuilt(operator, "all", () -> {});
        assertThat(views).isNotEmpty().allSatisfy(view -> {
            assertThat(view.at("/rebuild/state").asString("")).as("%s", view).isEqualTo("done");
            assertThat(view.at("/rebuild/equal").asBoolean(false))
                    .as("%s", view)
                    .isTrue();
            assertThat(view.path("parked").asInt(-1)).as("%s", view).isZero();
        });
    }
}
