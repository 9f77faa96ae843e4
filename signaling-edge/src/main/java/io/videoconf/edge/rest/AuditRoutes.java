package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.audit.AuditFilter;
import io.videoconf.api.audit.queries.ReadAudit;
import io.videoconf.api.audit.views.AuditLine;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.Readings;
import io.videoconf.edge.gateway.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The audit of a whole tenant. Whoever reads it says what for, and is in it from then on; a refused reader is as well. So it
 * is opened by a command before it is read.
 */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/audit", ApiVersions.PLAIN + "/audit"})
@Tag(name = "History")
class AuditRoutes {
    private static final int STRETCH = 1_000;
    private static final int LONGEST_TYPE = 64;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType LINES = new MediaType("application", "x-ndjson");

    private final Calls calls;
    private final Readings readings;
    private final Queries queries;

    AuditRoutes(Calls calls, Readings readings, Queries queries) {
        this.calls = calls;
        this.readings = readings;
        this.queries = queries;
    }

    @GetMapping(version = "1")
    @Operation(summary = "For compliance: every fact and every refused command of the organisation")
    Mono<Void> audit(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            AuditFilter filter = filter(call);
            String purpose = Readings.requiredPurpose(call);
            boolean limited = exchange.getRequest().getQueryParams().containsKey("limit");
            Page page = call.params().page();
            call.complete();
            String accept = String.join(",", exchange.getRequest().getHeaders().getOrEmpty("Accept"));
            return readings.record(filter, purpose, call.sending())
                    .then(Mono.defer(() -> answer(call, filter, page, limited, accept)));
        });
    }

    private Mono<Void> answer(Call call, AuditFilter filter, Page page, boolean limited, String accept) {
        ServerHttpResponse response = call.exchange().getResponse();
        if (accept.contains("text/csv")) {
            return write(response, CSV, AuditCsv.HEAD, all(call, filter, page, limited), AuditCsv::line);
        }
        if (accept.contains("ndjson") || accept.contains("jsonl")) {
            Function<AuditLine, String> line = each -> WireJson.line(LogJson.audit(each)) + "\n";
            return write(response, LINES, "", all(call, filter, page, limited), line);
        }
        return queries.list(new ReadAudit(filter, call.actor(), page), AuditLine.class, call.origin())
                .map(found -> Answers.json(call, Lists.json("audit", found, LogJson::audit)))
                .flatMap(answer -> write(response, answer));
    }

    private static AuditFilter filter(Call call) {
        return new AuditFilter(
                call.params().id("person", UserId::new).orNull(),
                call.params().id("meeting", MeetingId::new).orNull(),
                call.params().word("kind", StreamKind.class).orNull(),
                call.params().text("type", 1, LONGEST_TYPE).orNull(),
                call.params().time("from").orNull(),
                call.params().time("to").orNull(),
                call.params().flag("refused").or(false));
    }

    /** Everything that fits, stretch by stretch, no faster than it is read; with a limit, so many lines. */
    private Flux<Listing<AuditLine>> all(Call call, AuditFilter filter, Page page, boolean limited) {
        if (limited) {
            return stretch(call, filter, page).flux();
        }
        return stretch(call, filter, new Page(STRETCH, 0, page.cursor()))
                .expand(found -> found.nextCursor() == null
                        ? Mono.empty()
                        : stretch(call, filter, new Page(STRETCH, 0, found.nextCursor())));
    }

    private Mono<Listing<AuditLine>> stretch(Call call, AuditFilter filter, Page page) {
        return queries.list(new ReadAudit(filter, call.actor(), page), AuditLine.class, call.origin());
    }

    private static Mono<Void> write(
            ServerHttpResponse response,
            MediaType type,
            String head,
            Flux<Listing<AuditLine>> stretches,
            Function<AuditLine, String> line) {
        response.getHeaders().setContentType(type);
        response.getHeaders().setCacheControl("no-store");
        Flux<String> parts = stretches
                .map(found -> found.rows().stream().map(line).collect(Collectors.joining()))
                .startWith(head)
                .filter(part -> !part.isEmpty());
        return response.writeWith(
                parts.map(part -> response.bufferFactory().wrap(part.getBytes(StandardCharsets.UTF_8))));
    }

    /** The JSON answer, by hand, because one route has several kinds of answers. */
    private static Mono<Void> write(ServerHttpResponse response, ResponseEntity<byte[]> answer) {
        response.setStatusCode(answer.getStatusCode());
        answer.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        byte @Nullable [] body = answer.getBody();
        return body == null
                ? response.setComplete()
                : response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
