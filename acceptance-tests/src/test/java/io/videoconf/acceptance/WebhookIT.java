package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an endpoint is sent is what its owner reads in the log, signed with the secret that was shown once. */
@ExtendWith(SharedServer.class)
class WebhookIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Endpoint endpoint = new Endpoint();

    @AfterEach
    void hangUp() {
        endpoint.close();
    }

    @Test
    void anEndpointIsSentTheLog(RestClient rest) throws GeneralSecurityException {
        Person host = Person.register(rest, "Hooked");
        JsonNode webhook = host.rest()
                .post("/webhooks", Json.object("url", endpoint.url()))
                .expect(201)
                .body();
        String path = "/webhooks/" + webhook.path("webhook_id").asString();
        String meeting = Meetings.instant(host, "Told");
        host.rest()
                .post("/meetings/" + meeting + "/participants", Json.object("emails", List.of("kim@example.org")))
                .expect(201);
        host.rest().post("/meetings/" + meeting + "/end").expect(200);
        List<JsonNode> log = host.rest()
                .get("/meetings/" + meeting + "/events?after=0")
                .expect(200)
                .body()
                .path("events")
                .valueStream()
                .toList();

        List<Endpoint.Message> received = endpoint.received();
        Awaitility.await().atMost(PATIENCE).until(() -> received.size() >= log.size());

        assertThat(received).hasSize(log.size());
        for (int i = 0; i < log.size(); i++) {
            Endpoint.Message message = received.get(i);
            ObjectNode data = (ObjectNode) Json.read(message.body()).path("data");
            assertThat(data.remove("meeting_id").asString("")).isEqualTo(meeting);
            assertThat(data).isEqualTo(log.get(i));
            assertThat(message.signature())
                    .isEqualTo("v1," + signed(webhook.path("secret").asString(), message));
        }
        JsonNode deliveries = host.rest().get(path + "/deliveries").expect(200).body();
        assertThat(deliveries.path("total_count").asInt()).isEqualTo(log.size());
        assertThat(deliveries.at("/deliveries/0/status").asString()).isEqualTo("delivered");

        host.rest()
                .post(path + "/replay", Json.object("meeting_id", meeting, "after_sequence", log.size() - 1))
                .expect(202);
        Awaitility.await().atMost(PATIENCE).until(() -> received.size() > log.size());
        assertThat(received.getLast().id())
                .isEqualTo(received.get(log.size() - 1).id());
        host.rest().delete(path).expect(204);
        host.rest().get(path).expect(404);
    }

    @Test
    void whatWasGivenUpIsToldAndDeliveredWhenItIsAskedForAgain(RestClient rest) {
        Person host = Person.register(rest, "Gone for a while");
        endpoint.answer = 410;
        String path = "/webhooks/"
                + host.rest()
                        .post("/webhooks", Json.object("url", endpoint.url(), "event_types", List.of("meeting_locked")))
                        .expect(201)
                        .body()
                        .path("webhook_id")
                        .asString();
        String meeting = Meetings.instant(host, "Told later");
        host.rest().post("/meetings/" + meeting + "/lock").expect(200);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> host.rest()
                        .get(path)
                        .expect(200)
                        .body()
                        .path("disabled_reason")
                        .asString("")
                        .equals("gone"));

        JsonNode failed = only(host, path + "/deliveries?status=failed");
        assertThat(failed.path("attempts").asInt()).isOne();
        assertThat(failed.path("response_status").asInt()).isEqualTo(410);
        assertThat(failed.path("next_attempt_at").isString()).isFalse();

        endpoint.answer = 204;
        host.rest().patch(path, Json.object("enabled", true)).expect(200);
        host.rest()
                .post(path + "/deliveries/" + failed.path("delivery_id").asString() + "/redeliver")
                .expect(202);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> only(host, path + "/deliveries")
                        .path("status")
                        .asString("")
                        .equals("delivered"));
        assertThat(only(host, path + "/deliveries").path("attempts").asInt()).isEqualTo(2);
        assertThat(endpoint.received())
                .extracting(Endpoint.Message::id)
                .hasSize(2)
                .containsOnly(failed.path("message_id").asString());
        host.rest().delete(path).expect(204);
    }

    private static JsonNode only(Person host, String deliveries) {
        JsonNode log = host.rest().get(deliveries).expect(200).body();
        assertThat(log.path("total_count").asInt()).isOne();
        return log.at("/deliveries/0");
    }

    private static String signed(String secret, Endpoint.Message message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String text = message.id() + "." + message.time() + "." + message.body();
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
