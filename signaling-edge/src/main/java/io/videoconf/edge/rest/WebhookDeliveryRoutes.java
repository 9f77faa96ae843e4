package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.DeliveryId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.DeliveryState;
import io.videoconf.api.notice.commands.PingWebhook;
import io.videoconf.api.notice.commands.RedeliverWebhook;
import io.videoconf.api.notice.commands.ReplayWebhook;
import io.videoconf.api.notice.queries.FindWebhookDelivery;
import io.videoconf.api.notice.queries.ListWebhookDeliveries;
import io.videoconf.api.notice.views.DeliveryView;
import io.videoconf.api.notice.views.ReplayView;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.json.WireJson;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What was delivered to a webhook, and having it delivered again. */
@RestController
@RequestMapping({ApiVersions.VERSIONED, ApiVersions.PLAIN})
@Tag(name = "Webhooks")
class WebhookDeliveryRoutes {
    private final Calls calls;
    private final Commands commands;
    private final Queries queries;

    WebhookDeliveryRoutes(Calls calls, Commands commands, Queries queries) {
        this.calls = calls;
        this.commands = commands;
        this.queries = queries;
    }

    @GetMapping(path = "/webhooks/{webhookId}/deliveries", version = "1")
    @Operation(summary = "The log of deliveries, newest first")
    Mono<ResponseEntity<byte[]>> list(@PathVariable String webhookId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            DeliveryState state =
                    call.params().word("status", DeliveryState.class).orNull();
            Page page = call.params().page();
            call.complete();
            ListWebhookDeliveries query = new ListWebhookDeliveries(Ids.webhook(webhookId), state, call.actor(), page);
            return queries.list(query, DeliveryView.class, call.origin())
                    .map(found -> Answers.json(call, Lists.json("deliveries", found, WebhookJson::delivery)));
        });
    }

    @PostMapping(path = "/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver", version = "1")
    @Operation(summary = "Tries a delivery again now, whatever became of it")
    Mono<ResponseEntity<byte[]>> redeliver(
            @PathVariable String webhookId, @PathVariable String deliveryId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            WebhookId webhook = Ids.webhook(webhookId);
            DeliveryId delivery = Ids.delivery(deliveryId);
            return commands.send(new RedeliverWebhook(webhook, delivery), call.sending())
                    .flatMap(_ -> answer(call, webhook, delivery));
        });
    }

    @PostMapping(path = "/webhooks/{webhookId}/ping", version = "1")
    @Operation(summary = "Delivers something that says nothing, to see whether it arrives")
    Mono<ResponseEntity<byte[]>> ping(@PathVariable String webhookId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            WebhookId webhook = Ids.webhook(webhookId);
            DeliveryId delivery = DeliveryId.fresh();
            return commands.send(new PingWebhook(webhook, delivery), call.sending())
                    // A repeated request has made its delivery already; the log has it.
                    .flatMap(receipt -> receipt.repeated()
                            ? Mono.just(Answers.accepted(call, receipt))
                            : answer(call, webhook, delivery));
        });
    }

    @PostMapping(path = "/webhooks/{webhookId}/replay", version = "1")
    @Operation(summary = "Delivers the facts of a meeting again, from any sequence on")
    Mono<ResponseEntity<byte[]>> replay(@PathVariable String webhookId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            MeetingId meeting = call.body().id("meeting_id", MeetingId::new).required();
            long after = call.body().number("after_sequence", 0, Long.MAX_VALUE).or(0L);
            call.complete();
            return commands.send(
                            new ReplayWebhook(Ids.webhook(webhookId), meeting, after), call.sending(), ReplayView.class)
                    .map(view ->
                            Answers.status(call, HttpStatus.ACCEPTED).body(WireJson.bytes(WebhookJson.replay(view))));
        });
    }

    private Mono<ResponseEntity<byte[]>> answer(Call call, WebhookId webhook, DeliveryId delivery) {
        FindWebhookDelivery query = new FindWebhookDelivery(webhook, delivery, call.actor());
        return queries.ask(query, DeliveryView.class, call.origin())
                .map(view ->
                        Answers.status(call, HttpStatus.ACCEPTED).body(WireJson.bytes(WebhookJson.delivery(view))));
    }
}
