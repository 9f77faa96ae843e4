package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.compliance.RetentionRule;
import io.videoconf.api.compliance.RetentionScope;
import io.videoconf.api.compliance.commands.SetRetentionPolicy;
import io.videoconf.api.compliance.queries.FindRetention;
import io.videoconf.api.compliance.queries.FindRetentionPolicy;
import io.videoconf.api.compliance.queries.ListDisposals;
import io.videoconf.api.compliance.views.RetentionPolicyView;
import io.videoconf.api.compliance.views.RetentionStanding;
import io.videoconf.api.compliance.views.RetentionView;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Queries;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How long is kept. Answered from events and rows of the command's own transaction, so no write waits for a view. */
@RestController
@RequestMapping({ApiVersions.VERSIONED, ApiVersions.PLAIN})
@Tag(name = "Compliance")
class RetentionRoutes {
    private final Calls calls;
    private final Commands commands;
    private final Queries queries;

    RetentionRoutes(Calls calls, Commands commands, Queries queries) {
        this.calls = calls;
        this.commands = commands;
        this.queries = queries;
    }

    @GetMapping(path = "/retention-policy", version = "1")
    @Operation(summary = "How long the organisation keeps what is its own, now or as it was said then (as_of)")
    Mono<ResponseEntity<byte[]>> ofTenant(ServerWebExchange exchange) {
        return find(
                exchange, RetentionScope.TENANT, call -> call.actor().tenant().value());
    }

    @PutMapping(path = "/retention-policy", version = "1")
    @Operation(summary = "For compliance: says how long the organisation keeps what is its own")
    Mono<ResponseEntity<byte[]>> setOfTenant(ServerWebExchange exchange) {
        return set(
                exchange, RetentionScope.TENANT, call -> call.actor().tenant().value());
    }

    @GetMapping(path = "/users/me/retention-policy", version = "1")
    @Operation(summary = "How long recordings of your meetings are kept, as far as you have said")
    Mono<ResponseEntity<byte[]>> ofAccount(ServerWebExchange exchange) {
        return find(exchange, RetentionScope.ACCOUNT, call -> call.actor().id().value());
    }

    @PutMapping(path = "/users/me/retention-policy", version = "1")
    @Operation(summary = "Says how long recordings of your meetings are kept")
    Mono<ResponseEntity<byte[]>> setOfAccount(ServerWebExchange exchange) {
        return set(exchange, RetentionScope.ACCOUNT, call -> call.actor().id().value());
    }

    @GetMapping(path = "/meetings/{meetingId}/retention-policy", version = "1")
    @Operation(summary = "How long recordings of a meeting are kept, as far as was said for it")
    Mono<ResponseEntity<byte[]>> ofMeeting(@PathVariable String meetingId, ServerWebExchange exchange) {
        return find(
                exchange, RetentionScope.MEETING, _ -> Ids.meeting(meetingId).value());
    }

    @PutMapping(path = "/meetings/{meetingId}/retention-policy", version = "1")
    @Operation(summary = "Says how long recordings of a meeting are kept")
    Mono<ResponseEntity<byte[]>> setOfMeeting(@PathVariable String meetingId, ServerWebExchange exchange) {
        return set(exchange, RetentionScope.MEETING, _ -> Ids.meeting(meetingId).value());
    }

    @GetMapping(path = "/meetings/{meetingId}/retention", version = "1")
    @Operation(summary = "Which rules apply to what a meeting has, or applied then (as_of), and what became of it")
    Mono<ResponseEntity<byte[]>> meeting(@PathVariable String meetingId, ServerWebExchange exchange) {
        return standing(
                exchange, StreamKind.MEETING, () -> Ids.meeting(meetingId).value());
    }

    @GetMapping(path = "/recordings/{recordingId}/retention", version = "1")
    @Operation(summary = "Which rule applies to a recording, or applied then (as_of), and what became of it")
    Mono<ResponseEntity<byte[]>> recording(@PathVariable String recordingId, ServerWebExchange exchange) {
        return standing(
                exchange, StreamKind.RECORDING, () -> Ids.recording(recordingId).value());
    }

    @GetMapping(path = "/disposals", version = "1")
    @Operation(summary = "For compliance and administrators: what rules have ended, or would have but for a hold")
    Mono<ResponseEntity<byte[]>> disposals(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            Page page = call.params().page();
            call.complete();
            return queries.list(new ListDisposals(call.actor(), page), RetentionStanding.class, call.origin())
                    .map(found -> Answers.json(call, Lists.json("disposals", found, RetentionJson::disposal)));
        });
    }

    private Mono<ResponseEntity<byte[]>> find(
            ServerWebExchange exchange, RetentionScope scope, Function<Call, String> subject) {
        return calls.read(exchange).flatMap(call -> {
            Instant asOf = call.params().time("as_of").orNull();
            call.complete();
            return policy(call, scope, subject.apply(call), asOf)
                    .map(view -> Answers.versioned(call, view.version(), RetentionJson.policy(view)));
        });
    }

    private Mono<ResponseEntity<byte[]>> set(
            ServerWebExchange exchange, RetentionScope scope, Function<Call, String> subject) {
        return calls.read(exchange).flatMap(call -> {
            List<RetentionRule> rules = RetentionJson.rules(call.body());
            call.complete();
            String id = subject.apply(call);
            return commands.send(new SetRetentionPolicy(scope, id, rules), call.sending())
                    .flatMap(receipt -> policy(call, scope, id, null)
                            .map(view -> Answers.written(call, HttpStatus.OK, receipt, RetentionJson.policy(view))));
        });
    }

    private Mono<RetentionPolicyView> policy(Call call, RetentionScope scope, String subject, @Nullable Instant asOf) {
        return queries.ask(
                new FindRetentionPolicy(scope, subject, asOf, call.actor()), RetentionPolicyView.class, call.origin());
    }

    private Mono<ResponseEntity<byte[]>> standing(
            ServerWebExchange exchange, StreamKind kind, java.util.function.Supplier<String> id) {
        return calls.read(exchange).flatMap(call -> {
            Instant asOf = call.params().time("as_of").orNull();
            call.complete();
            return queries.ask(
                            new FindRetention(kind, id.get(), asOf, call.actor()), RetentionView.class, call.origin())
                    .map(view -> Answers.json(call, RetentionJson.retention(view)));
        });
    }
}
