package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.gateway.limits.Standing;
import io.videoconf.edge.gateway.limits.Turnstile;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How one's limits stand. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/rate-limits", ApiVersions.PLAIN + "/rate-limits"})
@Tag(name = "Users")
class RateLimitRoutes {
    private static final int WINDOW_SECONDS = 3_600;

    private final Calls calls;
    private final Turnstile turnstile;

    RateLimitRoutes(Calls calls, Turnstile turnstile) {
        this.calls = calls;
        this.turnstile = turnstile;
    }

    @GetMapping(version = "1")
    @Operation(summary = "How much you may still ask for in this hour")
    Mono<ResponseEntity<byte[]>> show(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return turnstile.standings(call.actor().id()).map(standings -> {
                ObjectNode body = WireJson.object();
                body.put(
                        "account_type",
                        turnstile.typeOf(call.actor().id()).name().toLowerCase(Locale.ROOT));
                ArrayNode rows = body.putArray("rate_limits");
                standings.forEach(standing -> rows.add(row(standing)));
                return Answers.json(call, body);
            });
        });
    }

    private static ObjectNode row(Standing standing) {
        ObjectNode row = WireJson.object();
        row.put("name", standing.limit().wire());
        row.put("window_seconds", WINDOW_SECONDS);
        if (standing.isBounded()) {
            row.put("limit", standing.most());
            row.put("used", standing.spent());
            row.put("remaining", standing.remaining());
            row.put("reset", standing.resetsAt());
        } else {
            row.putNull("limit");
            row.putNull("used");
            row.putNull("remaining");
            row.putNull("reset");
        }
        return row;
    }
}
