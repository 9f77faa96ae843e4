package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody is forgotten: nothing of what was proven before breaks, and no answer tells of them, whatever is asked. */
@ExtendWith(SharedServer.class)
class ErasedProofsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RestClient rest;
    private final Officer officer;
    private final Person operator;
    private final Canary canary;
    private final Endpoint endpoint = new Endpoint();
    private String webhook = "";
    private String meeting = "";

    @TempDir
    private Path folder;

    ErasedProofsIT(RestClient rest) {
        this.rest = rest;
        officer = Officer.of(rest);
        operator = Operator.of(rest).orElseThrow();
        canary = Canary.of(officer);
    }

    @BeforeEach
    void play() {
        webhook = "/webhooks/"
                + officer.rest()
                        .post("/webhooks", Json.object("url", endpoint.url()))
                        .expect(201)
                        .body()
                        .path("webhook_id")
                        .asString();
        meeting = canary.played(officer.person());
    }

    @AfterEach
    void hangUp() {
        officer.rest().delete(webhook).expect(204);
        endpoint.close();
    }

    @Test
    void whatWasProvenBeforeHoldsAndWhatIsExportedAfterTellsNothing() throws Exception {
        Proven before = Proven.of(officer.person(), meeting, folder);
        assertThat(before.files().text("report.html")).contains(canary.name(), canary.message());
        assertThat(before.proofs()).hasSizeGreaterThan(60);

        forget();

        BundleFiles after = before.holdsStill();
        assertThat(after.text("report.html")).contains("erased person #").doesNotContain(canary.traces());
        assertThat(after.everything()).doesNotContain(canary.traces());
        Proofs.assertLedgerIsWhole(operator.rest());
    }

    @Test
    void noAnswerTellsOfThemAndNoEndpointIsToldAgain() {
        Told told = new Told(
                officer, operator, meeting, participant(), canary.person().userId());
        told.answers()
                .forEach(
                        (asked, answer) -> assertThat(answer).as(asked).containsAnyOf(canary.name(), canary.message()));
        String song = awaitDelivered("chat_message_sent");
        assertThat(sent(0)).contains(canary.message());
        int before = endpoint.received().size();

        forget();

        await().atMost(PATIENCE)
                .untilAsserted(() -> told.answers()
                        .forEach((asked, answer) -> assertThat(answer).as(asked).doesNotContain(canary.traces())));
        officer.rest().post(webhook + "/deliveries/" + song + "/redeliver").expect(202);
        await().atMost(PATIENCE).until(() -> sent(before).contains("[erased]"));
        assertThat(sent(before)).doesNotContain(canary.traces());
        assertThat(officer.rest()
                        .get(webhook + "/deliveries?limit=100")
                        .expect(200)
                        .text())
                .doesNotContain(canary.traces());
    }

    private void forget() {
        Canary.awaitStatus(rest, canary.goes(), "erased");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Kept.read(officer.person(), meeting))
                        .contains("erased person #", "[erased]")
                        .doesNotContain(canary.traces()));
    }

    private String participant() {
        return officer.rest()
                .get("/meetings/" + meeting)
                .expect(200)
                .body()
                .path("participants")
                .valueStream()
                .filter(each -> each.path("display_name").asString("").equals(canary.name()))
                .findFirst()
                .orElseThrow()
                .path("participant_id")
                .asString();
    }

    /** Waits until the endpoint has all of the log; answers with a delivery of a fact of this type. */
    private String awaitDelivered(String type) {
        long last = officer.rest()
                .get("/meetings/" + meeting)
                .expect(200)
                .body()
                .path("sequence")
                .asLong();
        await().atMost(PATIENCE).until(() -> endpoint.received().size() >= last);
        return await().atMost(PATIENCE)
                .until(
                        () -> officer.rest()
                                .get(webhook + "/deliveries?limit=100")
                                .expect(200)
                                .body()
                                .path("deliveries")
                                .valueStream()
                                .filter(each -> each.path("type").asString().equals(type)
                                        && each.path("status").asString().equals("delivered"))
                                .findFirst(),
                        Optional::isPresent)
                .map(each -> each.path("delivery_id").asString())
                .orElseThrow();
    }

    /** Everything that the endpoint was sent from one message on. */
    private String sent(int from) {
        return endpoint.received().stream()
                .skip(from)
                .map(Endpoint.Message::body)
                .toList()
                .toString();
    }
}
