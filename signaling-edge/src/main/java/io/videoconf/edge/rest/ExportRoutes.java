package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.ledger.commands.ExportHistory;
import io.videoconf.api.ledger.queries.OpenBundle;
import io.videoconf.api.ledger.views.BundleOpening;
import io.videoconf.api.meeting.queries.ReadHistory;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Queries;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The history of a meeting to take away, with what proves it. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/meetings/{meetingId}", ApiVersions.PLAIN + "/meetings/{meetingId}"})
@Tag(name = "Ledger")
class ExportRoutes {
    private static final Page ONE = new Page(1, 0, null);
    private static final int LONGEST_REASON = 500;

    private final Calls calls;
    private final Queries queries;
    private final Commands commands;

    ExportRoutes(Calls calls, Queries queries, Commands commands) {
        this.calls = calls;
        this.queries = queries;
        this.commands = commands;
    }

    @GetMapping(path = "/history/export", version = "1")
    @Operation(
            summary = "The history as a bundle that others can check offline; that it was taken away is a fact in it")
    Mono<ResponseEntity<Flux<byte[]>>> export(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            String reason = call.params().text("reason", 1, LONGEST_REASON).orNull();
            Long witnessed =
                    call.params().number("witnessed", 1, Long.MAX_VALUE).orNull();
            call.complete();
            MeetingId meeting = Ids.meeting(meetingId);
            String export = UUID.randomUUID().toString();
            // Who may not read the history is refused by who answers with it; who may not export, by who decides.
            return queries.list(new ReadHistory(meeting, call.actor(), true, ONE), HistoryEntry.class, call.origin())
                    .flatMap(_ -> commands.send(new ExportHistory(meeting, export, reason), call.sending()))
                    .flatMap(_ -> opened(call, meeting, export, witnessed))
                    .map(opening -> answer(call, meeting, export, opening));
        });
    }

    private Mono<BundleOpening> opened(Call call, MeetingId meeting, String export, @Nullable Long witnessed) {
        List<Long> sizes = witnessed == null ? List.of() : List.of(witnessed);
        return queries.ask(new OpenBundle(meeting, export, sizes), BundleOpening.class, call.origin());
    }

    private ResponseEntity<Flux<byte[]>> answer(Call call, MeetingId meeting, String export, BundleOpening opening) {
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "zip"))
                .cacheControl(CacheControl.noStore())
                .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment()
                        .filename("history-" + meeting.value() + ".zip")
                        .build()))
                .body(new BundleStream(call, queries, commands, meeting, export, opening).bytes());
    }
}
