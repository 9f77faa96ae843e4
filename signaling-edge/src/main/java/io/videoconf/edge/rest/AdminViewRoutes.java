package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.upkeep.queries.ListViews;
import io.videoconf.api.upkeep.queries.RebuildViews;
import io.videoconf.api.upkeep.queries.RetryParked;
import io.videoconf.api.upkeep.views.ViewStatus;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
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
import tools.jackson.databind.node.ObjectNode;

/** The read models, for who runs the installation. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/admin/views", ApiVersions.PLAIN + "/admin/views"})
@Tag(name = "Operation")
class AdminViewRoutes {
    private final Calls calls;
    private final Queries queries;

    AdminViewRoutes(Calls calls, Queries queries) {
        this.calls = calls;
        this.queries = queries;
    }

    @GetMapping(version = "1")
    @Operation(summary = "For operators: the read models, what they could not take in, and how far their rebuilds are")
    Mono<ResponseEntity<byte[]>> list(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return ask(call, HttpStatus.OK, new ListViews(null, call.actor()));
        });
    }

    @GetMapping(path = "/{view}", version = "1")
    @Operation(summary = "For operators: one read model, and how far its rebuild is")
    Mono<ResponseEntity<byte[]>> find(@PathVariable String view, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return ask(call, HttpStatus.OK, new ListViews(view, call.actor()));
        });
    }

    @PostMapping(path = "/{view}/rebuild", version = "1")
    @Operation(summary = "For operators: makes a read model anew, or all, while the old one answers")
    Mono<ResponseEntity<byte[]>> rebuild(@PathVariable String view, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return ask(call, HttpStatus.ACCEPTED, new RebuildViews(view, call.actor()));
        });
    }

    @PostMapping(path = "/{view}/retry-parked", version = "1")
    @Operation(summary = "For operators: tries again what a read model could not take in")
    Mono<ResponseEntity<byte[]>> retry(@PathVariable String view, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return ask(call, HttpStatus.OK, new RetryParked(view, call.actor()));
        });
    }

    private Mono<ResponseEntity<byte[]>> ask(Call call, HttpStatus status, Object query) {
        return queries.list(query, ViewStatus.class, call.origin()).map(found -> {
            ResponseEntity<byte[]> answer = Answers.json(call, json(found));
            return ResponseEntity.status(status).headers(answer.getHeaders()).body(answer.getBody());
        });
    }

    private static ObjectNode json(Listing<ViewStatus> found) {
        var body = WireJson.object();
        var views = body.putArray("views");
        found.rows().forEach(row -> views.add(WireJson.tree(row)));
        return body;
    }
}
