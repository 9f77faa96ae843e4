package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import io.videoconf.demo.StoryBroken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;

/** A backup from before an erasure is put back: whoever was erased since is there again, until they are erased as docs/operations.md says. */
@Tag("wide")
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it stops the server")
class BackupIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> traces = new ArrayList<>();
    private Server server =
            Server.configured("backup", Map.of("LOGGING_LEVEL_ROOT", "INFO", "LOGGING_LEVEL_IO_VIDEOCONF", "TRACE"));
    private Officer officer = Officer.of(server.rest());
    private Canary canary = Canary.of(officer);
    private final String meeting = canary.played(officer.person());
    private final String guest = guest();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoWasErasedSinceIsErasedOnceMoreByTheirCertificate() throws Exception {
        traces.addAll(canary.traces());
        canary = canary.moved();
        traces.addAll(canary.traces());
        canary.plans();
        server.stop();
        Backup backup = Backup.of(server.data());
        goesOn(server.again("backup"));
        String closed = subject(Canary.awaitStatus(server.rest(), canary.goes(), "erased"));
        String guestErased = subject(erases(officer.person(), guest));
        server.close();

        goesOn(server.again("backup-put-back", backup.folder()));

        everybodyIsThereAgain();
        Person operator = Operator.of(server.rest()).orElseThrow();
        assertRefused(operator.rest().post("/erasures", Json.object("user_id", closed)), 409, "INVALID_STATE");
        String erasure =
                operator.rest().delete("/admin/users/" + closed).expect(204).header("Location");
        Certificates.assertSigned(Canary.awaitStatus(server.rest(), erasure, "erased"), closed, server.rest());
        assertRefused(operator.rest().delete("/admin/users/" + guestErased), 404, "USER_NOT_FOUND");
        Certificates.assertSigned(erases(operator, guestErased), guestErased, server.rest());
        nothingOfThemIsLeft();
    }

    /** The same people, with the tokens that they have, at a server that has their history. */
    private void goesOn(Server next) {
        server = next;
        officer = new Officer(officer.person().at(next.rest()));
        canary = new Canary(canary.person().at(next.rest()), canary.mark());
    }

    /** Somebody without an account, whose name has the canary's mark too. */
    private String guest() {
        String name = "Guest " + canary.mark();
        RestClient rest = server.rest();
        JsonNode entered = rest.post("/auth/guest", Json.object("meeting_id", meeting, "display_name", name))
                .expect(200)
                .body();
        rest.as(entered.path("access_token").asString())
                .post("/meetings/" + meeting + "/join", Json.object("display_name", name))
                .expect(200);
        return entered.path("user").path("user_id").asString();
    }

    private static JsonNode erases(Person by, String user) {
        return by.rest()
                .post("/erasures", Json.object("user_id", user))
                .expect(200)
                .body();
    }

    /** Whom a certificate is about: all that is known of them when a backup was put back. */
    private static String subject(JsonNode erased) {
        return Json.read(erased.at("/certificate/statement").asString())
                .path("user_id")
                .asString();
    }

    private void everybodyIsThereAgain() {
        Person again = Person.logIn(
                server.rest(),
                canary.name(),
                canary.person().email(),
                canary.person().password());
        assertThat(again.userId()).isEqualTo(canary.person().userId());
        // Views are made anew from the events.
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(StoryBroken.class)
                .untilAsserted(() -> assertThat(Kept.read(officer.person(), meeting))
                        .contains(canary.name(), canary.message(), "Guest " + canary.mark()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Traces.of(server.data(), List.of(canary.name())))
                        .as("names lie in the read models")
                        .isNotEmpty());
    }

    private void nothingOfThemIsLeft() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Kept.read(officer.person(), meeting))
                        .contains("erased person #", "[erased]")
                        .doesNotContain(traces));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () -> assertThat(Traces.of(server.data(), traces)).isEmpty());
        server.stop();
        assertThat(Traces.of(server.data(), traces))
                .as("files of a stopped server")
                .isEmpty();
        assertThat(server.logs())
                .as("of each start: who was there, who came again, who went")
                .contains(meeting)
                .doesNotContain(traces);
    }
}
