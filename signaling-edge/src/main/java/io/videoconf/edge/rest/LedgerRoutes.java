package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.ledger.queries.AuditLedger;
import io.videoconf.api.ledger.queries.FindCheckpoint;
import io.videoconf.api.ledger.queries.FindConsistency;
import io.videoconf.api.ledger.queries.FindLedgerKeys;
import io.videoconf.api.ledger.queries.ListCheckpoints;
import io.videoconf.api.ledger.views.CheckpointView;
import io.videoconf.api.ledger.views.Checkpoints;
import io.videoconf.api.ledger.views.ConsistencyView;
import io.videoconf.api.ledger.views.LedgerAuditView;
import io.videoconf.api.ledger.views.LedgerKeysView;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.json.WireJson;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The heads of the ledger, for everybody: witnesses outside keep them, and so nobody can make the history anew. They say how
 * many events there are, and nothing of what is in them.
 */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/ledger", ApiVersions.PLAIN + "/ledger"})
@Tag(name = "Ledger")
class LedgerRoutes {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST = 100;
    private static final long USUAL = 20;

    private final Calls calls;
    private final Queries queries;

    LedgerRoutes(Calls calls, Queries queries) {
        this.calls = calls;
        this.queries = queries;
    }

    @GetMapping(path = "/checkpoint", version = "1")
    @SecurityRequirements
    @Operation(summary = "The newest signed head of the ledger, or that of one size")
    Mono<ResponseEntity<byte[]>> checkpoint(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            long size = call.params().number("size", 1, Long.MAX_VALUE).or(0L);
            call.complete();
            return queries.ask(new FindCheckpoint(size), CheckpointView.class, call.origin())
                    .map(head -> {
                        ResponseEntity<byte[]> text = Answers.text(MediaType.TEXT_PLAIN, head.checkpoint());
                        return ResponseEntity.ok()
                                .headers(headers -> headers.putAll(text.getHeaders()))
                                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                                .body(text.getBody());
                    });
        });
    }

    @GetMapping(path = "/checkpoints", version = "1")
    @SecurityRequirements
    @Operation(summary = "The signed heads of the ledger, the smallest first")
    Mono<ResponseEntity<byte[]>> checkpoints(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            long after = call.params().number("after", 0, Long.MAX_VALUE).or(0L);
            int limit = Math.toIntExact(call.params().number("limit", 1, MOST).or(USUAL));
            call.complete();
            return queries.ask(new ListCheckpoints(after, limit), Checkpoints.class, call.origin())
                    .map(found -> Answers.json(call, WireJson.tree(found)));
        });
    }

    @GetMapping(path = "/consistency", version = "1")
    @SecurityRequirements
    @Operation(summary = "The proof that one head's tree is the beginning of another's")
    Mono<ResponseEntity<byte[]>> consistency(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            long from = call.params().number("from", 0, Long.MAX_VALUE).or(0L);
            Long to = call.params().number("to", 0, Long.MAX_VALUE).orNull();
            call.complete();
            return queries.ask(new FindConsistency(from, to), ConsistencyView.class, call.origin())
                    .map(found -> Answers.json(call, WireJson.tree(found)));
        });
    }

    @GetMapping(path = "/keys", version = "1")
    @SecurityRequirements
    @Operation(summary = "The public halves of all keys that ever signed a head")
    Mono<ResponseEntity<byte[]>> keys(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return queries.ask(new FindLedgerKeys(), LedgerKeysView.class, call.origin())
                    .map(found -> Answers.json(call, WireJson.tree(found)));
        });
    }

    @GetMapping(path = "/audit", version = "1")
    @Operation(summary = "For the compliance role and operators: compares everything that is stored with the ledger")
    Mono<ResponseEntity<byte[]>> audit(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            long from = call.params().number("from", 0, Long.MAX_VALUE).or(0L);
            call.complete();
            return queries.ask(new AuditLedger(call.actor(), from), LedgerAuditView.class, call.origin())
                    .map(found -> Answers.json(call, WireJson.tree(found)));
        });
    }
}
