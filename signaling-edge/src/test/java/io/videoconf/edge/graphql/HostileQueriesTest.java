package io.videoconf.edge.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.edge.rest.Samples;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Queries that are made to hurt: each is refused in its time, without asking the sides, and memory stays as it was. */
class HostileQueriesTest extends GraphTest {
    private static final long FLAT = 48L * 1024 * 1024;

    private static String repeated(int times, String text) {
        return IntStream.range(0, times)
                .mapToObj(i -> text.replace("#", String.valueOf(i)))
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> hostile() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("deep", "{ me { " + "recordings { meeting { ".repeat(40) + "id" + " } }".repeat(40) + " } }");
        all.put("wide", "{ me { " + repeated(700, "displayName") + " } }");
        all.put("aliased", "{ " + repeated(40, "a#: me { id }") + " }");
        all.put(
                "costly",
                "{ meetings(limit: 100) { chatMessages(limit: 100) { content senderName } participants { user { id } }"
                        + " } }");
        all.put("circular", "{ me { ...a } } fragment a on User { ...b } fragment b on User { id ...a }");
        all.put("self", "{ me { ...a } } fragment a on User { id ...a }");
        all.put("doubling", doubling());
        all.put("directives", "{ me { id " + "@skip(if: false) ".repeat(50) + " } }");
        all.put("tokens", "{ me { id(" + "a: 1 ".repeat(3000) + ") } }");
        all.put("whitespace", "{" + " ,\n".repeat(50_000) + "me { id } }");
        all.put("nested value", "{ meeting(id: " + "[".repeat(400) + "]".repeat(400) + ") { id } }");
        all.put("many operations", repeated(300, "query q# { me { id displayName } }"));
        all.put("introspection", "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }");
        all.put("introspection twice", "{ a: __schema { types { name } } b: __schema { types { name } } }");
        return all;
    }

    /** Each fragment spreads the next one twice: two to the power of thirty fields. */
    private static String doubling() {
        return "{ me { ...f0 } } "
                + IntStream.range(0, 30)
                        .mapToObj(i -> "fragment f" + i + " on User { ...f" + (i + 1) + " ... on User { ...f" + (i + 1)
                                + " } }")
                        .collect(Collectors.joining(" "))
                + " fragment f30 on User { id }";
    }

    @Test
    @Timeout(60)
    void eachIsRefusedWithoutAskingAnybody() {
        hostile().forEach((name, query) -> {
            sides.asked().clear();
            JsonNode answer = ask(query);
            assertThat(code(answer)).as(name + ": " + answer).isIn("VALIDATION_FAILED", "MALFORMED_REQUEST");
            assertThat(answer.get("errors").size()).as(name).isLessThan(150);
            assertThat(sides.asked()).as(name).isEmpty();
        });
    }

    @Test
    @Timeout(120)
    void memoryStaysAsItWas() {
        List<String> queries = List.copyOf(hostile().values());
        queries.forEach(this::ask);
        long before = used();
        for (int round = 0; round < 40; round++) {
            int number = round;
            queries.forEach(query -> ask("# " + number + "\n" + query));
        }
        assertThat(used() - before).isLessThan(FLAT);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
            System.gc();
            return true;
        });
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void anOrdinaryEditorsIntrospectionIsAnswered() {
        JsonNode answer = ask(graphql.introspection.IntrospectionQuery.INTROSPECTION_QUERY);
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        assertThat(answer.at("/data/__schema/queryType/name").asString()).isEqualTo("Query");
    }

    @Test
    void aVariableDoesNotHideTheCost() {
        sides.asked().clear();
        String query = "query ($n: Int) { meetings(limit: $n) { chatMessages(limit: $n) { id content senderName } } }";
        assertThat(code(ask(query, "{\"n\":100}"))).isEqualTo("VALIDATION_FAILED");
        assertThat(sides.asked()).isEmpty();
    }

    @Test
    void aliasesWithinTheLimitAreAnswered() {
        sides.answer(FindMeeting.class, _ -> Samples.meeting(2));
        JsonNode answer =
                ask("{ " + repeated(30, "a#: meeting(id: \"" + Samples.MEETING.value() + "\") { title }") + " }");
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    }
}
