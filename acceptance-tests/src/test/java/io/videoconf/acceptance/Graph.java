package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.RestClient;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A caller of the graph. */
record Graph(RestClient rest) {

    /** One operation, whatever becomes of it. */
    Answer post(String query, Object... variables) {
        return rest.post(
                rest.base().resolve("/graphql").toString(),
                Json.object("query", query, "variables", Json.object(variables)));
    }

    /** Opens a subscription: what it is told comes line by line. */
    HttpResponse<Stream<String>> subscribe(String subscription) {
        return rest.follow(
                rest.base().resolve("/graphql").toString(),
                Json.object("query", subscription),
                "Accept",
                "text/event-stream");
    }

    /** The code of what a subscription is told first; none when it is a fact, and the status when there is no stream. */
    static String firstCode(HttpResponse<Stream<String>> subscription) {
        try (Stream<String> lines = subscription.body()) {
            if (subscription.statusCode() != 200) {
                return Integer.toString(subscription.statusCode());
            }
            String first =
                    lines.filter(line -> line.startsWith("data:")).findFirst().orElseThrow();
            return Json.read(first.substring("data:".length()))
                    .at("/errors/0/extensions/code")
                    .asString("");
        }
    }

    /** The data of one operation that must succeed. */
    JsonNode data(String query, Object... variables) {
        JsonNode body = post(query, variables).expect(200).body();
        assertThat(body.has("errors")).as("errors of %s: %s", query, body).isFalse();
        return body.path("data");
    }

    /** The one field of a mutation that must succeed. */
    JsonNode does(String field, Object... variables) {
        return data("mutation " + field, variables)
                .properties()
                .iterator()
                .next()
                .getValue();
    }

    /** The code of an operation that must fail. */
    String code(String query, Object... variables) {
        JsonNode body = post(query, variables).expect(200).body();
        return body.at("/errors/0/extensions/code").asString("none: " + body);
    }
}
