package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.RestClient;
import tools.jackson.databind.JsonNode;

/** A caller of the graph. */
record Graph(RestClient rest) {

    /** One operation, whatever becomes of it. */
    Answer post(String query, Object... variables) {
        return rest.post(
                rest.base().resolve("/graphql").toString(),
                Json.object("query", query, "variables", Json.object(variables)));
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
