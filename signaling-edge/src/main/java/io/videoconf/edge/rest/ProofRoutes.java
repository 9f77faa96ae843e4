package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.ledger.queries.FindHistoryProof;
import io.videoconf.api.ledger.views.HistoryProof;
import io.videoconf.api.meeting.queries.ReadHistory;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.json.WireJson;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** That the history of a meeting is what was stored: for those who may read it. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/meetings/{meetingId}", ApiVersions.PLAIN + "/meetings/{meetingId}"})
@Tag(name = "Ledger")
class ProofRoutes {
    private static final Page ONE = new Page(1, 0, null);

    private final Calls calls;
    private final Queries queries;

    ProofRoutes(Calls calls, Queries queries) {
        this.calls = calls;
        this.queries = queries;
    }

    @GetMapping(path = "/history/proof", version = "1")
    @Operation(summary = "The proof that a fact of the meeting is in the ledger")
    Mono<ResponseEntity<byte[]>> proof(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            Long sequence = call.params().number("sequence", 1, Long.MAX_VALUE).orNull();
            call.complete();
            MeetingId meeting = Ids.meeting(meetingId);
            // Who may not read the history is refused by who answers with it. A proof itself tells nothing but digests.
            return queries.list(new ReadHistory(meeting, call.actor(), true, ONE), HistoryEntry.class, call.origin())
                    .flatMap(_ ->
                            queries.ask(new FindHistoryProof(meeting, sequence), HistoryProof.class, call.origin()))
                    .map(proof -> Answers.json(call, WireJson.tree(proof)));
        });
    }
}
