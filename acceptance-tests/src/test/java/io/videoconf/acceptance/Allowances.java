package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How much the servers of these scenarios allow. Hundreds of people come from one address here, and one person makes dozens of
 * meetings, so accounts as they are opened may ask for as much as they like; what limits do is tried by accounts of the next
 * type, whose limits are small enough to be used up in a moment.
 */
final class Allowances {
    static final int CALLS = 400;
    static final int CREATIONS = 3;
    static final int DOWNLOADS = 2;

    /** What a server is started with. */
    static final Map<String, String> ENVIRONMENT = Map.of(
            "VIDEOCONF_EDGE_LIMITS_BASIC_APICALLS", "-1",
            "VIDEOCONF_EDGE_LIMITS_BASIC_MEETINGCREATIONS", "-1",
            "VIDEOCONF_EDGE_LIMITS_BASIC_RECORDINGDOWNLOADS", "-1",
            "VIDEOCONF_EDGE_LIMITS_PERADDRESS_OPENCALLS", "1000000",
            "VIDEOCONF_EDGE_LIMITS_PERADDRESS_REGISTRATIONS", "-1",
            "VIDEOCONF_EDGE_LIMITS_PRO_APICALLS", "" + CALLS,
            "VIDEOCONF_EDGE_LIMITS_PRO_MEETINGCREATIONS", "" + CREATIONS,
            "VIDEOCONF_EDGE_LIMITS_PRO_RECORDINGDOWNLOADS", "" + DOWNLOADS);

    private Allowances() {}

    /** Somebody whose limits are used up in a moment; nobody at a server that somebody else has started. */
    static Optional<Person> limited(RestClient rest, String name) {
        return Operator.of(rest).map(operator -> {
            Person person = Person.register(rest, name);
            operator.rest()
                    .patch("/admin/users/" + person.userId(), Json.object("account_type", "pro"))
                    .expect(200);
            return Person.logIn(rest, name, person.email(), person.password());
        });
    }

    /** How a limit of somebody stands. */
    static JsonNode of(RestClient rest, String limit) {
        return rest.get("/rate-limits")
                .expect(200)
                .body()
                .path("rate_limits")
                .valueStream()
                .filter(each -> each.path("name").asString().equals(limit))
                .findFirst()
                .orElseThrow();
    }
}
