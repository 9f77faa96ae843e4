package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.DeliveryId;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.DeliveryState;
import io.videoconf.api.notice.WebhookScope;
import io.videoconf.api.notice.commands.ChangeWebhook;
import io.videoconf.api.notice.commands.CreateWebhook;
import io.videoconf.api.notice.commands.PingWebhook;
import io.videoconf.api.notice.commands.ReplayWebhook;
import io.videoconf.api.notice.queries.FindWebhook;
import io.videoconf.api.notice.queries.FindWebhookDelivery;
import io.videoconf.api.notice.queries.ListWebhookDeliveries;
import io.videoconf.api.notice.views.DeliveryView;
import io.videoconf.api.notice.views.ReplayView;
import io.videoconf.api.notice.views.WebhookView;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookRoutesTest extends EdgeTest {
    private static final WebhookId WEBHOOK = WebhookId.fresh();
    private static final String ROUTE = "/api/v1/webhooks";
    private static final String ONE = ROUTE + "/" + WEBHOOK;

    @BeforeEach
    void knowTheWebhook() {
        sides.answer(FindWebhook.class, find -> webhook(find.webhookId()));
        sides.answer(FindWebhookDelivery.class, find -> delivery(find.webhookId(), find.deliveryId()));
    }

    @Test
    void theSecretIsShownByTheAnswerThatMakesItAndNeverAgain() {
        sides.answer(CreateWebhook.class, command -> Receipt.of(StreamKind.WEBHOOK, command.webhookId(), 1));

        HttpResponse<String> made = post(ROUTE, "{\"url\":\"https://hooks.example.com/a\",\"scope\":\"tenant\"}");

        CreateWebhook sent = sides.lastSent(CreateWebhook.class);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(sent.scope()).isEqualTo(WebhookScope.TENANT);
        assertThat(sent.eventTypes()).isNull();
        assertThat(body(made).get("secret").stringValue())
                .isEqualTo(sent.secret().value())
                .startsWith("whsec_")
                .hasSize(50);
        assertThat(body(get(ONE)).has("secret")).isFalse();

        sides.answer(
                CreateWebhook.class,
                command -> Receipt.of(StreamKind.WEBHOOK, WEBHOOK, 1).again());
        assertThat(body(post(ROUTE, "{\"url\":\"https://hooks.example.com/a\"}"))
                        .get("secret")
                        .isNull())
                .isTrue();
    }

    @Test
    void whatIsNoFactIsRefusedByName() {
        HttpResponse<String> refused = post(
                ROUTE,
                "{\"url\":\"https://hooks.example.com/a\",\"event_types\":[\"participant_joined\",\"nonsense\"]}");

        assertError(refused, 400, "VALIDATION_FAILED");
        assertThat(error(refused).at("/details/fields").propertyNames()).containsExactly("event_types.1");
        assertThat(sides.sent()).isEmpty();
    }

    @Test
    void aChangeSaysOnlyWhatWasGiven() {
        sides.answer(ChangeWebhook.class, command -> Receipt.of(StreamKind.WEBHOOK, command.webhookId(), 2));

        assertThat(patch(ONE, "{\"event_types\":[],\"enabled\":true}").statusCode())
                .isEqualTo(200);
        assertThat(sides.lastSent(ChangeWebhook.class))
                .isEqualTo(new ChangeWebhook(WEBHOOK, null, List.of(), null, true));
    }

    @Test
    void deliveriesAreAskedForAndMade() {
        sides.answer(PingWebhook.class, command -> Receipt.of(StreamKind.WEBHOOK, command.webhookId(), 1));
        sides.answer(ReplayWebhook.class, _ -> new ReplayView(3, 9, false));
        sides.answer(
                ListWebhookDeliveries.class,
                list -> new Listing<>(List.of(delivery(list.webhookId(), DeliveryId.fresh())), 1, false, null));

        HttpResponse<String> ping = post(ONE + "/ping", "");
        assertThat(ping.statusCode()).isEqualTo(202);
        assertThat(body(ping).get("delivery_id").stringValue())
                .isEqualTo(sides.lastSent(PingWebhook.class).deliveryId().value());

        HttpResponse<String> replay =
                post(ONE + "/replay", "{\"meeting_id\":\"" + Samples.MEETING + "\",\"after_sequence\":6}");
        assertThat(replay.statusCode()).isEqualTo(202);
        assertThat(sides.lastSent(ReplayWebhook.class)).isEqualTo(new ReplayWebhook(WEBHOOK, Samples.MEETING, 6));
        assertThat(body(replay).get("deliveries").intValue()).isEqualTo(3);

        HttpResponse<String> log = get(ONE + "/deliveries?status=failed");
        assertThat(body(log).at("/deliveries/0/status").stringValue()).isEqualTo("waiting");
        assertThat(body(log).at("/deliveries/0/response_status").intValue()).isEqualTo(503);
        assertError(get(ONE + "/deliveries?status=lost"), 400, "VALIDATION_FAILED");
        assertError(post(ROUTE + "/none/ping", ""), 404, "NOT_FOUND");
    }

    private static WebhookView webhook(WebhookId id) {
        return new WebhookView(
                id,
                WebhookScope.USER,
                Samples.TENANT,
                Tokens.ALICE,
                "https://hooks.example.com/a",
                null,
                null,
                true,
                null,
                Samples.THEN,
                Samples.THEN,
                null,
                null,
                1);
    }

    private static DeliveryView delivery(WebhookId webhook, DeliveryId id) {
        return new DeliveryView(
                id,
                webhook,
                "msg_1",
                "ping",
                null,
                null,
                DeliveryState.WAITING,
                1,
                Samples.THEN,
                Samples.THEN,
                Samples.THEN,
                503,
                41,
                "answered 503");
    }
}
