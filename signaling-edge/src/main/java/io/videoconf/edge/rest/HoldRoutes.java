package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.compliance.HoldKind;
import io.videoconf.api.compliance.commands.PlaceHold;
import io.videoconf.api.compliance.commands.ReleaseHold;
import io.videoconf.api.compliance.queries.FindHold;
import io.videoconf.api.compliance.queries.ListHolds;
import io.videoconf.api.compliance.views.HoldView;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Queries;
import java.time.Instant;
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

/** What must be kept. Answered from rows of the command's own transaction, so no write waits for a view. */
@RestController
@RequestMapping({ApiVersions.VERSIONED, ApiVersions.PLAIN})
@Tag(name = "Compliance")
class HoldRoutes {
    private static final int LONGEST_CASE = 100;
    private static final int LONGEST_REASON = 1_000;

    private final Calls calls;
    private final Commands commands;
    private final Queries queries;

    HoldRoutes(Calls calls, Commands commands, Queries queries) {
        this.calls = calls;
        this.commands = commands;
        this.queries = queries;
    }

    @PostMapping(path = "/holds", version = "1")
    @Operation(summary = "For compliance: keeps a person, a meeting or the organisation from being erased")
    Mono<ResponseEntity<byte[]>> place(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            HoldKind kind = call.body().word("kind", HoldKind.class).required();
            // Any id: of what, the kind says.
            UserId subject = call.body().id("subject_id", UserId::new).required();
            String caseId = call.body().text("case_id", 1, LONGEST_CASE).required();
            String reason = call.body().text("reason", 1, LONGEST_REASON).required();
            Instant reviewAt = call.body().time("review_at").required();
            call.complete();
            PlaceHold command = new PlaceHold(HoldId.fresh(), kind, subject.value(), caseId, reason, reviewAt);
            return commands.send(command, call.sending())
                    .flatMap(receipt -> find(call, new HoldId(receipt.stream()))
                            .map(view ->
                                    Answers.written(call, HttpStatus.CREATED, receipt, ComplianceJson.hold(view))));
        });
    }

    @GetMapping(path = "/holds", version = "1")
    @Operation(summary = "For compliance: the holds of the organisation, also those that are over, the oldest first")
    Mono<ResponseEntity<byte[]>> list(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            Page page = call.params().page();
            call.complete();
            return queries.list(new ListHolds(call.actor(), page), HoldView.class, call.origin())
                    .map(found -> Answers.json(call, Lists.json("holds", found, ComplianceJson::hold)));
        });
    }

    @GetMapping(path = "/holds/{holdId}", version = "1")
    @Operation(summary = "For compliance: a hold")
    Mono<ResponseEntity<byte[]>> find(@PathVariable String holdId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return find(call, Ids.hold(holdId))
                    .map(view -> Answers.versioned(call, view.version(), ComplianceJson.hold(view)));
        });
    }

    @DeleteMapping(path = "/holds/{holdId}", version = "1")
    @Operation(summary = "For compliance: releases a hold; what it alone kept back is done now")
    Mono<ResponseEntity<byte[]>> release(@PathVariable String holdId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return commands.send(new ReleaseHold(Ids.hold(holdId)), call.sending())
                    .map(receipt -> Answers.gone(call, receipt));
        });
    }

    private Mono<HoldView> find(Call call, HoldId hold) {
        return queries.ask(new FindHold(hold, call.actor()), HoldView.class, call.origin());
    }
}
