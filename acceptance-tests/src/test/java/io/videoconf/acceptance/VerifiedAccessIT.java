package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** Who may do what with a recording, where an address opens nothing for an account before it was verified. */
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it needs settings of its own")
class VerifiedAccessIT {
    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.configured("verified-access", Map.of("VIDEOCONF_ACCOUNTS_EMAILVERIFICATION", "required"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everybodyMayDoWhatTheTableSaysAndWhoDidNotVerifyTheirAddressNothing() {
        new RecordingAccess(server.rest(), true).assertTable();
    }

    @Test
    void whatIsSharedWithAnAddressIsSeenOnceItIsVerified() {
        Person host = Person.register(server.rest(), "Rita");
        Person viewer = Person.register(server.rest(), "Vera");
        Footage footage = shareable(host);
        footage.share(viewer.email());
        assertThat(reason(host, footage, viewer)).isEqualTo("unverified");
        assertRefused(viewer.rest().get(footage.path()), 404, "RECORDING_NOT_FOUND");
        assertRefused(viewer.rest().get(footage.path() + "/download"), 404, "RECORDING_NOT_FOUND");

        Operator.of(server.rest())
                .orElseThrow()
                .rest()
                .post("/admin/users/" + viewer.userId() + "/email/verify")
                .expect(200);

        assertThat(reason(host, footage, viewer)).isEqualTo("shared");
        viewer.rest().get(footage.path()).expect(200);
        assertThat(Footage.of(viewer, footage.id()).download()).hasSize(1_000);
    }

    @Test
    void anInvitationOpensOnceForWhoeverHasItAndNothingForTheAccountOfThatAddress() {
        Person host = Person.register(server.rest(), "Rita");
        Person stranger = Person.register(server.rest(), "Victor");
        Footage footage = shareable(host);
        String secret = host.rest()
                .post(footage.path() + "/invitations", Json.object("email", stranger.email()))
                .expect(201)
                .body()
                .path("secret")
                .asString();
        assertRefused(stranger.rest().get(footage.path()), 404, "RECORDING_NOT_FOUND");

        String url = open(secret).expect(200).body().path("download_url").asString();

        assertThat(anybody().get(url).expect(200).bytes()).hasSize(1_000);
        assertRefused(open(secret), 404, "RECORDING_NOT_FOUND");
        assertRefused(stranger.rest().get(footage.path()), 404, "RECORDING_NOT_FOUND");
    }

    private static Footage shareable(Person host) {
        Footage footage = Footage.finished(host, Meetings.recorded(host));
        host.rest().patch(footage.path(), Json.object("private", false)).expect(200);
        return footage;
    }

    private static String reason(Person host, Footage footage, Person who) {
        return host.rest()
                .get(footage.path() + "/access?email=" + who.email())
                .expect(200)
                .body()
                .path("reason")
                .asString();
    }

    private static Answer open(String secret) {
        return anybody().post("/recordings/invitations/open", Json.object("secret", secret));
    }

    private static RestClient anybody() {
        return server.rest().anonymous();
    }
}
