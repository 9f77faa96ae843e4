package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import io.videoconf.demo.SignalingClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tenants and who runs them, what a suspension ends, keys of back ends. */
@ExtendWith(SharedServer.class)
class AdministrationIT {
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private final RestClient rest;
    private final Person operator;

    AdministrationIT(RestClient rest) {
        this.rest = rest;
        this.operator = Operator.of(rest)
                .orElseThrow(() ->
                        new TestAbortedException("the server was started by somebody else, without this operator"));
    }

    private static JsonNode administered(Person by, Person user) {
        return by.rest().get("/admin/users/" + user.userId()).expect(200).body();
    }

    @Test
    void anOrganisationIsMadeByAnOperatorAndRunByItsAdministrator() {
        Person admin = Operator.adds(operator, "Ada", "admin");
        Person member = Operator.adds(admin, "Mia", "member");
        assertThat(administered(admin, member).path("tenant_id"))
                .isEqualTo(administered(operator, admin).path("tenant_id"));
        assertThat(admin.rest()
                        .get("/admin/users")
                        .expect(200)
                        .body()
                        .path("total_count")
                        .asInt())
                .isEqualTo(2);
        assertRefused(member.rest().get("/admin/users"), 403, "INSUFFICIENT_PERMISSIONS");

        ObjectNode promotion = Json.object("tenant_role", "compliance");
        assertThat(admin.rest()
                        .patch("/admin/users/" + member.userId(), promotion)
                        .expect(200)
                        .body()
                        .path("tenant_role")
                        .asString())
                .isEqualTo("compliance");
        await().atMost(PROMISED)
                .untilAsserted(() -> assertRefused(member.rest().get("/users/me"), 401, "INVALID_TOKEN"));
        rest.post("/auth/refresh", Json.object("refresh_token", member.refreshToken()))
                .expect(200);
        assertRefused(
                admin.rest().patch("/admin/users/" + admin.userId(), Json.object("tenant_role", "member")),
                409,
                "INVALID_STATE");
    }

    @Test
    void anotherTenantsPeopleAreNotThere() {
        Person admin = Operator.adds(operator, "Ada", "admin");
        Person stranger = Person.register(rest, "Stranger");
        String there = "/admin/users/" + stranger.userId();
        assertRefused(admin.rest().get(there), 404, "USER_NOT_FOUND");
        assertRefused(admin.rest().patch(there, Json.object("suspended", true)), 404, "USER_NOT_FOUND");
        assertRefused(admin.rest().patch(there, Json.object("tenant_role", "member")), 404, "USER_NOT_FOUND");
        operator.rest().get(there).expect(200);
        ObjectNode taken =
                Json.object("email", Operator.email(), "password", "long-enough", "display_name", "Not Olga");
        assertRefused(rest.post("/auth/register", taken), 409, "EMAIL_TAKEN");
    }

    @Test
    void aSuspensionEndsTokensSocketsAndPresence() throws Exception {
        Person host = Person.register(rest, "Host");
        Person spammer = Person.register(rest, "Spammer");
        String meeting = Meetings.instant(host, "Suspended");
        try (Seat sits = Seat.take(host, meeting);
                Seat spams = Seat.take(spammer, meeting)) {
            sits.sees("participant_joined", spams);
            operator.rest()
                    .patch("/admin/users/" + spammer.userId(), Json.object("suspended", true))
                    .expect(200);

            assertRefused(spammer.rest().get("/users/me"), 403, "ACCOUNT_SUSPENDED");
            spams.socket().closed().get(PROMISED.toSeconds(), TimeUnit.SECONDS);
            assertThat(spams.socket()
                            .await("error")
                            .body()
                            .path("error")
                            .path("code")
                            .asString())
                    .isEqualTo("ACCOUNT_SUSPENDED");
            await().atMost(PROMISED)
                    .untilAsserted(() -> assertThat(sits.socket().received("participant_left"))
                            .anyMatch(it -> it.body().path("reason").asString().equals("account_suspended")));
        }
        assertRefused(
                rest.post("/auth/refresh", Json.object("refresh_token", spammer.refreshToken())),
                403,
                "ACCOUNT_SUSPENDED");
        operator.rest()
                .patch("/admin/users/" + spammer.userId(), Json.object("suspended", false))
                .expect(200);
        Person.logIn(rest, "Spammer", spammer.email(), spammer.password())
                .rest()
                .get("/users/me")
                .expect(200);
    }

    @Test
    void aClosedAccountTakesItsMeetingsWithIt() {
        Person leaver = Person.register(rest, "Leaver");
        goesWithTheirMeetings(leaver, leaver, "/users/me");
    }

    @Test
    void anAdministratorClosesAnAccountForGoodAndThePersonIsErased() throws Exception {
        Person admin = Operator.adds(operator, "Ada", "admin");
        Person leaver = Operator.adds(admin, "Mia", "member");
        String there = "/admin/users/" + leaver.userId();
        assertRefused(leaver.rest().delete(there), 403, "INSUFFICIENT_PERMISSIONS");
        assertRefused(Operator.adds(admin, "Kim", "member").rest().delete(there), 403, "INSUFFICIENT_PERMISSIONS");
        assertRefused(Operator.adds(admin, "Col", "compliance").rest().delete(there), 403, "INSUFFICIENT_PERMISSIONS");
        assertRefused(Operator.adds(operator, "Bea", "admin").rest().delete(there), 404, "USER_NOT_FOUND");
        assertRefused(admin.rest().delete("/admin/users/" + admin.userId()), 409, "INVALID_STATE");

        String erasure = goesWithTheirMeetings(leaver, admin, there);

        Certificates.assertSigned(Canary.awaitStatus(rest, erasure, "erased"), leaver.userId(), rest);
        assertRefused(
                rest.post("/auth/login", Json.object("email", leaver.email(), "password", leaver.password())),
                401,
                "INVALID_CREDENTIALS");
        assertRefused(
                rest.post("/auth/refresh", Json.object("refresh_token", leaver.refreshToken())), 401, "INVALID_TOKEN");
        assertRefused(admin.rest().delete(there), 404, "USER_NOT_FOUND");
        assertRefused(operator.rest().get(there), 404, "USER_NOT_FOUND");
    }

    @Test
    void onlyAnOperatorClosesWhatIsAnOperators() {
        String tenant = administered(operator, operator).path("tenant_id").asString();
        Person deputy = Operator.adds(operator, tenant, "Deputy", "admin");
        assertRefused(deputy.rest().delete("/admin/users/" + operator.userId()), 403, "INSUFFICIENT_PERMISSIONS");
        operator.rest().delete("/admin/users/" + deputy.userId()).expect(204);
    }

    /** Closes the account of a host, by whom and by which door is said. Answers where it is told what becomes of them. */
    private String goesWithTheirMeetings(Person host, Person by, String door) {
        Person member = Person.register(rest, "Stayer");
        String live = Meetings.instant(host, "Live");
        String planned = Meetings.schedule(host, Meetings.tomorrow("Planned"));
        host.rest()
                .post(
                        "/meetings/" + planned + "/participants",
                        Json.object("emails", java.util.List.of(member.email())))
                .expect(201);
        String erasure;
        try (Seat sits = Seat.take(member, live)) {
            erasure = by.rest().delete(door).expect(204).header("Location");
            assertRefused(host.rest().get("/users/me"), 401, "INVALID_TOKEN");
            assertThat(sits.socket().await("meeting_ended").body().path("cause").asString())
                    .isEqualTo("owner_deleted");
        }
        await().atMost(PROMISED)
                .untilAsserted(() -> assertThat(member.rest()
                                .get("/meetings/" + planned)
                                .expect(200)
                                .body()
                                .path("status")
                                .asString())
                        .isEqualTo("cancelled"));
        return erasure;
    }

    @Test
    void loggingOutAndReuseEndAccessTokensAndSockets() throws Exception {
        Person ana = Person.register(rest, "Ana");
        try (SignalingClient socket = ana.socket()) {
            assertThat(ana.rest().post("/auth/logout").status()).isEqualTo(204);
            assertRefused(ana.rest().get("/users/me"), 401, "INVALID_TOKEN");
            socket.closed().get(PROMISED.toSeconds(), TimeUnit.SECONDS);
        }
        Person again = Person.logIn(rest, "Ana", ana.email(), ana.password());
        ObjectNode used = Json.object("refresh_token", again.refreshToken());
        String fresh = rest.post("/auth/refresh", used)
                .expect(200)
                .body()
                .path("access_token")
                .asString();
        assertRefused(rest.post("/auth/refresh", used), 401, "INVALID_TOKEN");
        await().atMost(PROMISED)
                .untilAsserted(() -> assertRefused(rest.as(fresh).get("/users/me"), 401, "INVALID_TOKEN"));
    }

    @Test
    void aRefreshWhoseAnswerWasLostIsRepeatedWithItsKey() {
        Person ana = Person.register(rest, "Ana");
        ObjectNode used = Json.object("refresh_token", ana.refreshToken());
        JsonNode first = rest.post("/auth/refresh", used, "Idempotency-Key", "lost")
                .expect(200)
                .body();
        JsonNode again = rest.post("/auth/refresh", used, "Idempotency-Key", "lost")
                .expect(200)
                .body();
        assertThat(again.path("refresh_token")).isEqualTo(first.path("refresh_token"));
        rest.as(again.path("access_token").asString()).get("/users/me").expect(200);
    }

    @Test
    void aKeyOpensWhatItsScopesNameUntilItIsRevoked() {
        Person ana = Person.register(rest, "Ana");
        ObjectNode ask = Json.object("name", "reports", "scopes", java.util.List.of("meetings:read", "meetings:write"));
        Answer made = ana.rest().post("/api-keys", ask).expect(201);
        RestClient key = rest.as(made.body().path("secret").asString());
        String meeting = key.post("/meetings", Json.object("title", "By a key"))
                .expect(201)
                .body()
                .path("meeting_id")
                .asString();
        assertThat(key.get("/meetings/" + meeting)
                        .expect(200)
                        .body()
                        .path("owner_user_id")
                        .asString())
                .isEqualTo(ana.userId());
        assertRefused(key.get("/recordings"), 403, "INSUFFICIENT_PERMISSIONS");
        assertRefused(key.post("/api-keys", ask), 403, "INSUFFICIENT_PERMISSIONS");
        assertThat(ana.rest().get("/api-keys").expect(200).text())
                .contains(made.body().path("prefix").asString())
                .doesNotContain(made.body().path("secret").asString());
        assertThat(ana.rest()
                        .delete("/api-keys/" + made.body().path("api_key_id").asString())
                        .status())
                .isEqualTo(204);
        assertRefused(key.get("/meetings/" + meeting), 401, "INVALID_TOKEN");
    }

    @Test
    void aGuestStaysWhoTheyAreAndIsNobodyElsewhere() {
        Person ana = Person.register(rest, "Ana");
        String here = Meetings.instant(ana, "Here");
        ObjectNode enter = Json.object("meeting_id", here, "display_name", "Gus");
        JsonNode first = rest.post("/auth/guest", enter).expect(200).body();
        RestClient guest = rest.as(first.path("access_token").asString());
        assertThat(guest.post("/auth/guest", enter)
                        .expect(200)
                        .body()
                        .path("user")
                        .path("user_id"))
                .isEqualTo(first.path("user").path("user_id"));
        assertThat(rest.post("/auth/guest", enter)
                        .expect(200)
                        .body()
                        .path("user")
                        .path("user_id"))
                .isNotEqualTo(first.path("user").path("user_id"));
        assertRefused(guest.get("/users/me"), 403, "INSUFFICIENT_PERMISSIONS");
        assertRefused(guest.post("/meetings", Json.object("title", "Mine")), 403, "INSUFFICIENT_PERMISSIONS");
    }

    @Test
    void aPasswordIsChangedByWhoKnowsIt() {
        Person ana = Person.register(rest, "Ana");
        ObjectNode wrong = Json.object("current_password", "not-it-at-all", "new_password", "another-password");
        assertRefused(ana.rest().post("/users/me/password", wrong), 401, "INVALID_CREDENTIALS");
        ObjectNode right = Json.object("current_password", ana.password(), "new_password", "another-password");
        assertThat(ana.rest().post("/users/me/password", right).status()).isEqualTo(204);
        ana.rest().get("/users/me").expect(200);
        assertRefused(
                rest.post("/auth/login", Json.object("email", ana.email(), "password", ana.password())),
                401,
                "INVALID_CREDENTIALS");
        Person.logIn(rest, "Ana", ana.email(), "another-password");
    }
}
