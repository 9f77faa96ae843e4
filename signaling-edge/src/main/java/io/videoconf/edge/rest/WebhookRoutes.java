package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.WebhookScope;
import io.videoconf.api.notice.commands.ChangeWebhook;
import io.videoconf.api.notice.commands.CreateWebhook;
import io.videoconf.api.notice.commands.DeleteWebhook;
import io.videoconf.api.notice.commands.RotateWebhookSecret;
import io.videoconf.api.notice.queries.FindWebhook;
import io.videoconf.api.notice.queries.ListWebhooks;
import io.videoconf.api.notice.views.WebhookView;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Queries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks: create, read, change, delete. Answered from rows of the command's own transaction, so no write waits for a view. */
@RestController
@RequestMapping({ApiVersions.VERSIONED, ApiVersions.PLAIN})
@Tag(name = "Webhooks")
class WebhookRoutes {
    private final Calls calls;
    private final Commands commands;
    private final Queries queries;

    WebhookRoutes(Calls calls, Commands commands, Queries queries) {
        this.calls = calls;
        this.commands = commands;
        this.queries = queries;
    }

    @PostMapping(path = "/webhooks", version = "1")
    @Operation(summary = "Has facts delivered to an endpoint from now on; the only answer that shows its secret")
    Mono<ResponseEntity<byte[]>> create(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            WebhookFields fields = WebhookFields.of(call.body(), true);
            WebhookScope scope = call.body().word("scope", WebhookScope.class).or(WebhookScope.USER);
            call.complete();
            String url = fields.url();
            Secret secret = WebhookFields.secret();
            CreateWebhook command = new CreateWebhook(
                    WebhookId.fresh(),
                    scope,
                    url == null ? "" : url,
                    fields.eventTypes(),
                    fields.description(),
                    secret);
            return commands.send(command, call.sending())
                    .flatMap(receipt -> answer(call, HttpStatus.CREATED, receipt, secret));
        });
    }

    @GetMapping(path = "/webhooks", version = "1")
    @Operation(summary = "Your webhooks, and, for administrators, those of the tenant")
    Mono<ResponseEntity<byte[]>> list(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            Page page = call.params().page();
            call.complete();
            return queries.list(new ListWebhooks(call.actor(), page), WebhookView.class, call.origin())
                    .map(found -> Answers.json(call, Lists.json("webhooks", found, WebhookJson::webhook)));
        });
    }

    @GetMapping(path = "/webhooks/{webhookId}", version = "1")
    @Operation(summary = "One webhook")
    Mono<ResponseEntity<byte[]>> find(@PathVariable String webhookId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return find(call, Ids.webhook(webhookId))
                    .map(view -> Answers.versioned(call, view.version(), WebhookJson.webhook(view)));
        });
    }

    @PatchMapping(path = "/webhooks/{webhookId}", version = "1")
    @Operation(summary = "Changes its address, which facts it is told, or whether it is told any")
    Mono<ResponseEntity<byte[]>> change(@PathVariable String webhookId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            WebhookFields fields = WebhookFields.of(call.body(), false);
            Boolean enabled = call.body().flag("enabled").orNull();
            call.complete();
            ChangeWebhook command = new ChangeWebhook(
                    Ids.webhook(webhookId), fields.url(), fields.eventTypes(), fields.description(), enabled);
            return commands.send(command, call.sending())
                    .flatMap(receipt -> answer(call, HttpStatus.OK, receipt, null));
        });
    }

    @DeleteMapping(path = "/webhooks/{webhookId}", version = "1")
    @Operation(summary = "Removes it, with its deliveries")
    Mono<ResponseEntity<byte[]>> delete(@PathVariable String webhookId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return commands.send(new DeleteWebhook(Ids.webhook(webhookId)), call.sending())
                    .map(receipt -> Answers.gone(call, receipt));
        });
    }

    @PostMapping(path = "/webhooks/{webhookId}/rotate-secret", version = "1")
    @Operation(summary = "Signs with a new secret, shown here only, and for a day with the old one as well")
    Mono<ResponseEntity<byte[]>> rotate(@PathVariable String webhookId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            Secret secret = WebhookFields.secret();
            return commands.send(new RotateWebhookSecret(Ids.webhook(webhookId), secret), call.sending())
                    .flatMap(receipt -> answer(call, HttpStatus.OK, receipt, secret));
        });
    }

    private Mono<WebhookView> find(Call call, WebhookId webhook) {
        return queries.ask(new FindWebhook(webhook, call.actor()), WebhookView.class, call.origin());
    }

    /** @param secret what the command brought; a repeated request brought another, which was not taken, so it is not shown */
    private Mono<ResponseEntity<byte[]>> answer(
            Call call, HttpStatus status, Receipt receipt, @Nullable Secret secret) {
        return find(call, new WebhookId(receipt.stream())).map(view -> {
            ObjectNode body = WebhookJson.webhook(view);
            if (secret != null) {
                body.put("secret", receipt.repeated() ? null : secret.value());
            }
            return Answers.written(call, status, receipt, body);
        });
    }
}
