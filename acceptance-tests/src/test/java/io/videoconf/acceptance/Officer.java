package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import tools.jackson.databind.JsonNode;

/** Somebody with the role {@code compliance} in an organisation of their own. */
record Officer(Person person) {

    static Officer of(RestClient rest) {
        Person officer = Person.register(rest, "Officer");
        Operator.of(rest)
                .orElseThrow()
                .rest()
                .patch("/admin/users/" + officer.userId(), Json.object("tenant_role", "compliance"))
                .expect(200);
        return new Officer(Person.logIn(rest, officer.name(), officer.email(), officer.password()));
    }

    RestClient rest() {
        return person.rest();
    }

    /** Places a hold. */
    String holds(String kind, String subject) {
        return rest().post(
                        "/holds",
                        Json.object(
                                "kind",
                                kind,
                                "subject_id",
                                subject,
                                "case_id",
                                "2026-17",
                                "reason",
                                "Pending litigation",
                                "review_at",
                                "2099-01-15T10:00:00Z"))
                .expect(201)
                .body()
                .path("hold_id")
                .asString();
    }

    void releases(String hold) {
        rest().delete("/holds/" + hold).expect(204);
    }

    /** Says how long the organisation keeps what is its own. */
    JsonNode says(JsonNode rules) {
        return rest().sendJson("PUT", "/retention-policy", rules).expect(200).body();
    }
}
