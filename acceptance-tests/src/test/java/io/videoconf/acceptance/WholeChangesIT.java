package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request is carried out whole, or not at all; and no version tells what is not to be known. */
@ExtendWith(SharedServer.class)
class WholeChangesIT {
    private final RestClient rest;
    private final Person host;

    WholeChangesIT(RestClient rest) {
        this.rest = rest;
        this.host = Person.register(rest, "Host");
    }

    private Person operator() {
        return Operator.of(rest)
                .orElseThrow(() ->
                        new TestAbortedException("the server was started by somebody else, without this operator"));
    }

    private static JsonNode administered(Person by, Person user) {
        return by.rest().get("/admin/users/" + user.userId()).expect(200).body();
    }

    @Test
    void aChangeOfTwoThingsThatIsRefusedChangesNothing() throws Exception {
        Person guest = Person.register(rest, "Guest");
        String meeting = Meetings.instant(host, "Both or neither");
        try (Seat seat = Seat.take(guest, meeting)) {
            String path = "/meetings/" + meeting;
            String there = path + "/participants/" + seat.participantId();
            Answer before = host.rest().get(path).expect(200);
            JsonNode muted = Json.object("audio", true);
            assertRefused(
                    host.rest().patch(there, Json.object("role", "host", "restrictions", muted)),
                    403,
                    "INSUFFICIENT_PERMISSIONS");
            JsonNode both = Json.object("role", "viewer", "restrictions", muted);
            assertRefused(host.rest().patch(there, both, "If-Match", "\"1\""), 412, "VERSION_CONFLICT");
            assertThat(host.rest().get(path).expect(200).body()).isEqualTo(before.body());
            assertThat(host.rest()
                            .patch(there, both, "If-Match", before.header("ETag"))
                            .expect(200)
                            .body()
                            .path("role")
                            .asString())
                    .isEqualTo("viewer");
            assertThat(MeetingLog.of(host.rest(), meeting).assertGapFree().types())
                    .contains("role_changed", "participant_restricted");
        }
    }

    @Test
    void noVersionTellsAStrangerThatThereIsSuchAMeeting() {
        String meeting = Meetings.schedule(host, Meetings.tomorrow("Private"));
        Person stranger = Person.register(rest, "Stranger");
        assertRefused(
                stranger.rest().patch("/meetings/" + meeting, Json.object("title", "Mine"), "If-Match", "\"999\""),
                404,
                "MEETING_NOT_FOUND");
    }

    @Test
    void severalThingsChangeTogetherOrNotAtAll() {
        String tenant = Operator.tenantOf(operator(), host);
        Person admin = Operator.adds(operator(), tenant, "Ada", "admin");
        Person member = Operator.adds(operator(), tenant, "Mia", "member");
        String own = "/admin/users/" + admin.userId();
        JsonNode before = administered(admin, admin);
        assertRefused(
                admin.rest().patch(own, Json.object("account_type", "pro", "tenant_role", "member")),
                409,
                "INVALID_STATE");
        assertThat(administered(admin, admin)).isEqualTo(before);

        String hers = "/admin/users/" + member.userId();
        String version = admin.rest().get(hers).expect(200).header("ETag");
        ObjectNode all = Json.object("account_type", "pro", "tenant_role", "compliance", "suspended", true);
        JsonNode after =
                admin.rest().patch(hers, all, "If-Match", version).expect(200).body();
        assertThat(after.path("account_type").asString()).isEqualTo("pro");
        assertThat(after.path("tenant_role").asString()).isEqualTo("compliance");
        assertThat(after.path("suspended").asBoolean()).isTrue();
        assertRefused(member.rest().get("/users/me"), 403, "ACCOUNT_SUSPENDED");
        ObjectNode back = Json.object("account_type", "basic", "suspended", false);
        assertRefused(admin.rest().patch(hers, back, "If-Match", version), 412, "VERSION_CONFLICT");
        assertThat(administered(admin, member)).isEqualTo(after);
    }

    @Test
    void noVersionTellsThatAnotherTenantHasSuchAnAccount() {
        Person admin = Operator.adds(operator(), Operator.tenantOf(operator(), host), "Ada", "admin");
        String there = "/admin/users/" + Person.register(rest, "Stranger").userId();
        for (ObjectNode change : List.of(
                Json.object("suspended", true),
                Json.object("suspended", false),
                Json.object("account_type", "pro"),
                Json.object("tenant_role", "admin"),
                Json.object("account_type", "pro", "suspended", true))) {
            assertRefused(admin.rest().patch(there, change, "If-Match", "\"999\""), 404, "USER_NOT_FOUND");
        }
    }
}
