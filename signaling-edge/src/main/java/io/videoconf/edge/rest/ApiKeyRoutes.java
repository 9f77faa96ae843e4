package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.account.ApiKeyScope;
import io.videoconf.api.account.ClosingKind;
import io.videoconf.api.account.commands.CreateApiKey;
import io.videoconf.api.account.commands.RevokeApiKey;
import io.videoconf.api.account.queries.ListApiKeys;
import io.videoconf.api.account.views.ApiKeyView;
import io.videoconf.api.kernel.ApiKeyId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.edge.gateway.ApiKeyTokens;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Queries;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Keys for back ends and SDKs. The secret is shown by the answer that makes it, and by no other. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/api-keys", ApiVersions.PLAIN + "/api-keys"})
@Tag(name = "API keys")
class ApiKeyRoutes {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_SCOPES = ApiKeyScope.values().length;

    private final Calls calls;
    private final Commands commands;
    private final Queries queries;
    private final Accounts accounts;

    ApiKeyRoutes(Calls calls, Commands commands, Queries queries, Accounts accounts) {
        this.calls = calls;
        this.commands = commands;
        this.queries = queries;
        this.accounts = accounts;
    }

    @PostMapping(version = "1")
    @Operation(summary = "Makes an API key; its secret is in this answer and nowhere else")
    Mono<ResponseEntity<byte[]>> create(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            ApiKeyTokens.Fresh fresh = ApiKeyTokens.fresh();
            CreateApiKey command = key(call, fresh);
            call.complete();
            return commands.send(command, call.sending()).map(receipt -> created(call, receipt, command, fresh));
        });
    }

    @GetMapping(version = "1")
    @Operation(summary = "Your API keys that were not revoked, newest first")
    Mono<ResponseEntity<byte[]>> list(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return queries.list(new ListApiKeys(call.actor().id()), ApiKeyView.class, call.origin())
                    .map(found -> Answers.json(call, Lists.json("api_keys", found, AccountJson::apiKey)));
        });
    }

    @DeleteMapping(path = "/{apiKeyId}", version = "1")
    @Operation(summary = "Revokes an API key, at once and for good")
    Mono<ResponseEntity<byte[]>> revoke(@PathVariable String apiKeyId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            ApiKeyId key = Ids.apiKey(apiKeyId);
            return accounts.changeSilently(call, new RevokeApiKey(call.actor().id(), key))
                    .doOnNext(_ -> accounts.closed(ClosingKind.SESSION, key));
        });
    }

    /** A repeat of the request gets no secret: it was not kept, and the one drawn now is nobody's. */
    private static ResponseEntity<byte[]> created(
            Call call, Receipt receipt, CreateApiKey command, ApiKeyTokens.Fresh fresh) {
        ObjectNode body;
        if (receipt.repeated()) {
            body = io.videoconf.edge.gateway.json.WireJson.object();
            body.putNull("secret");
        } else {
            body = AccountJson.apiKey(new ApiKeyView(
                    command.apiKeyId(),
                    command.userId(),
                    command.name().strip(),
                    command.prefix(),
                    command.scopes().stream().sorted().toList(),
                    Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS),
                    command.expiresAt(),
                    null));
            body.put("secret", fresh.secret());
        }
        ResponseEntity<byte[]> answer = Answers.written(call, HttpStatus.CREATED, receipt, body);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(answer.getBody());
    }

    private static CreateApiKey key(Call call, ApiKeyTokens.Fresh fresh) {
        return new CreateApiKey(
                call.actor().id(),
                ApiKeyId.fresh(),
                call.body().text("name", 1, LONGEST_NAME).required(),
                fresh.prefix(),
                fresh.sha256(),
                scopes(call),
                call.body().time("expires_at").orNull());
    }

    private static Set<ApiKeyScope> scopes(Call call) {
        List<String> words = call.body().texts("scopes", 1, MOST_SCOPES).required();
        Set<ApiKeyScope> scopes = new LinkedHashSet<>();
        for (String word : words) {
            ApiKeyScope.ofWire(word)
                    .ifPresentOrElse(
                            scopes::add,
                            () -> call.body()
                                    .refuse(
                                            "scopes",
                                            "must be among "
                                                    + String.join(
                                                            ", ", ApiKeyTokens.words(List.of(ApiKeyScope.values())))));
        }
        return scopes;
    }
}
