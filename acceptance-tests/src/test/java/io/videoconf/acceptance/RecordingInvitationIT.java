package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Somebody without an account is let see a recording: once, in time, and as long as it may be seen. */
@ExtendWith(SharedServer.class)
class RecordingInvitationIT {
    private static final byte[] BYTES = "what was recorded".getBytes(StandardCharsets.UTF_8);
    private static final String EMAIL = "ann@example.org";

    private final RestClient anybody;
    private final Person host;
    private final Footage footage;

    RecordingInvitationIT(RestClient rest) {
        this.anybody = rest.anonymous();
        this.host = Person.register(rest, "Rita");
        String meeting = Meetings.schedule(
                host, Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)));
        this.footage = Footage.stopped(host, meeting, false);
        footage.send(1, BYTES);
        footage.complete().expect(200);
        footage.settled();
    }

    @Test
    void anInvitationOpensOneRecordingOnce() {
        JsonNode invitation = invite();
        String secret = invitation.path("secret").asString();
        assertThat(footage.look().path("invitations").path(0).path("opened_at").isNull())
                .isTrue();

        Answer opened = open(secret).expect(200);

        assertThat(opened.header("Cache-Control")).isEqualTo("no-store");
        assertThat(opened.body().path("recording_id").asString()).isEqualTo(footage.id());
        String url = opened.body().path("download_url").asString();
        assertThat(anybody.get(url).expect(200).bytes()).isEqualTo(BYTES);
        assertRefused(open(secret), 404, "RECORDING_NOT_FOUND");
        JsonNode seen = footage.look().path("invitations").path(0);
        assertThat(seen.path("email").asString()).isEqualTo(EMAIL);
        assertThat(seen.path("opened_at").asString()).endsWith("Z");
        assertThat(footage.awaitFact("invitation_opened").path("address_class").asString())
                .isNotBlank();
        assertThat(footage.facts().toString()).contains(EMAIL).doesNotContain(secret);
    }

    @Test
    void whatIsTakenBackHiddenOrMadeUpOpensNothing() {
        JsonNode first = invite();
        host.rest()
                .delete(footage.path() + "/invitations/"
                        + first.path("invitation_id").asString())
                .expect(204);
        assertRefused(open(first.path("secret").asString()), 404, "RECORDING_NOT_FOUND");
        assertThat(footage.look().path("invitations")).isEmpty();

        String second = invite().path("secret").asString();
        host.rest().patch(footage.path(), Json.object("private", true)).expect(200);
        assertRefused(open(second), 404, "RECORDING_NOT_FOUND");
        assertRefused(
                host.rest().post(footage.path() + "/invitations", Json.object("email", EMAIL)), 409, "INVALID_STATE");
        host.rest().patch(footage.path(), Json.object("private", false)).expect(200);
        String other = second.substring(0, second.length() - 1) + (second.endsWith("A") ? "B" : "A");
        assertRefused(open(other), 404, "RECORDING_NOT_FOUND");
        assertRefused(open("nonsense"), 404, "RECORDING_NOT_FOUND");
        open(second).expect(200);
    }

    @Test
    void onlyItsOwnerInvitesAndARepeatedRequestGetsNoSecret() {
        Person viewer = Person.register(host.rest().anonymous(), "Vera");
        footage.share(viewer.email());
        assertRefused(
                viewer.rest().post(footage.path() + "/invitations", Json.object("email", EMAIL)),
                404,
                "RECORDING_NOT_FOUND");
        assertThat(viewer.rest().get(footage.path()).expect(200).body().path("invitations"))
                .isEmpty();
        String key = "once-" + footage.id();
        JsonNode body = Json.object("email", EMAIL, "expires_in_hours", 1);
        String path = footage.path() + "/invitations";
        Answer first = host.rest().post(path, body, "Idempotency-Key", key).expect(201);
        Answer again = host.rest().post(path, body, "Idempotency-Key", key).expect(201);
        assertThat(again.body().path("secret").isNull()).isTrue();
        assertThat(footage.look().path("invitations")).hasSize(1);
        open(first.body().path("secret").asString()).expect(200);
    }

    private JsonNode invite() {
        return host.rest()
                .post(footage.path() + "/invitations", Json.object("email", EMAIL))
                .expect(201)
                .body();
    }

    private Answer open(String secret) {
        return anybody.post("/recordings/invitations/open", Json.object("secret", secret));
    }
}
