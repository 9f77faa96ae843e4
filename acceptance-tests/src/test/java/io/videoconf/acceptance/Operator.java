package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** Who runs the servers of these scenarios, as their configuration says. */
final class Operator {
    private static final String EMAIL = "operator@example.org";
    private static final String PASSWORD = "operators-first-password";

    /** What a server is started with. */
    static final Map<String, String> ENVIRONMENT =
            Map.of("VIDEOCONF_ACCOUNTS_OPERATORS_0_EMAIL", EMAIL, "VIDEOCONF_ACCOUNTS_OPERATORS_0_PASSWORD", PASSWORD);

    /** By the address of the server: every password that is looked at costs a server a moment of one of its cores. */
    private static final Map<URI, Person> SIGNED_IN = new ConcurrentHashMap<>();

    private Operator() {}

    /** The operator, signed in once at each server; nobody at a server that somebody else has started. */
    static Optional<Person> of(RestClient rest) {
        Person before = SIGNED_IN.get(rest.base());
        if (before != null && isSignedIn(before)) {
            return Optional.of(before);
        }
        boolean known = rest.post("/auth/login", Json.object("email", EMAIL, "password", PASSWORD))
                        .status()
                == 200;
        if (!known) {
            return Optional.empty();
        }
        Person now = Person.logIn(rest, "Olga", EMAIL, PASSWORD);
        SIGNED_IN.put(rest.base(), now);
        return Optional.of(now);
    }

    /** Asks, since a scenario may have ended it, and another server may have come to the address. */
    private static boolean isSignedIn(Person operator) {
        return operator.rest().get("/users/me").status() == 200;
    }

    /** The organisation that somebody is of. */
    static String tenantOf(Person operator, Person user) {
        return operator.rest()
                .get("/admin/users/" + user.userId())
                .expect(200)
                .body()
                .path("tenant_id")
                .asString();
    }

    /** Makes an account in an organisation, and signs in. */
    static Person adds(Person operator, String tenant, String name, String role) {
        return made(operator, name, Json.object("tenant_id", tenant, "tenant_role", role));
    }

    /** Makes an account without saying where, and signs in: in an administrator's own organisation, in a new one of an operator. */
    static Person adds(Person by, String name, String role) {
        return made(by, name, Json.object("tenant_role", role));
    }

    private static Person made(Person by, String name, ObjectNode account) {
        String unlike = UUID.randomUUID().toString().substring(0, 13);
        String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "-" + unlike + "@example.org";
        by.rest()
                .post(
                        "/admin/users",
                        account.put("email", email)
                                .put("password", "correct horse")
                                .put("display_name", name))
                .expect(201);
        return Person.logIn(by.rest().anonymous(), name, email, "correct horse");
    }

    /** Somebody else of the same name. */
    static String email() {
        return EMAIL;
    }
}
