package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import tools.jackson.databind.JsonNode;

/** Somebody with the role {@code compliance} in an organisation of their own. */
record Officer(Person person) {

    static Officer of(RestClient rest) {
        Person officer = Person.register(rest, "Officer");
        operator(rest)
                .rest()
                .patch("/admin/users/" + officer.userId(), Json.object("tenant_role", "compliance"))
                .expect(200);
        return new Officer(Person.logIn(rest, officer.name(), officer.email(), officer.password()));
    }

    private static Person operator(RestClient rest) {
        return Operator.of(rest).orElseThrow();
    }

    /** Somebody else in the organisation. */
    Person adds(String name) {
        return Operator.adds(operator(rest().anonymous()), tenant(), name, "member");
    }

    /** The organisation. */
    String tenant() {
        return rest().get("/retention-policy")
                .expect(200)
                .body()
                .path("subject_id")
                .asString();
    }

    RestClient rest() {
        return person.rest();
    }

    /** Places a hold. */
    String holds(String kind, String subject) {
        return rest().post("/holds", hold(kind, subject))
                .expect(201)
                .body()
                .path("hold_id")
                .asString();
    }

    /** What is asked for who places one. */
    static JsonNode hold(String kind, String subject) {
        return Json.object(
                "kind",
                kind,
                "subject_id",
                subject,
                "case_id",
                "2026-17",
                "reason",
                "Pending litigation",
                "review_at",
                "2099-01-15T10:00:00Z");
    }

    void releases(String hold) {
        rest().delete("/holds/" + hold).expect(204);
    }

    /** Says how long the organisation keeps what is its own. */
    JsonNode says(JsonNode rules) {
        return rest().sendJson("PUT", "/retention-policy", rules).expect(200).body();
    }
}
