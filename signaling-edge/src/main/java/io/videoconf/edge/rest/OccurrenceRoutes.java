package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.commands.CancelOccurrence;
import io.videoconf.api.meeting.commands.MoveOccurrence;
import io.videoconf.api.meeting.queries.ListOccurrences;
import io.videoconf.api.meeting.views.OccurrenceView;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.json.WireJson;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The times of a meeting that takes place again and again. */
@RestController
@RequestMapping({
    ApiVersions.VERSIONED + "/meetings/{meetingId}/occurrences",
    ApiVersions.PLAIN + "/meetings/{meetingId}/occurrences"
})
@Tag(name = "Meetings")
class OccurrenceRoutes {
    private static final int MOST = 100;
    private static final long USUAL = 20;

    private final Calls calls;
    private final Queries queries;
    private final Meetings meetings;
    private final InstantSource clock = InstantSource.system();

    OccurrenceRoutes(Calls calls, Queries queries, Meetings meetings) {
        this.calls = calls;
        this.queries = queries;
        this.meetings = meetings;
    }

    @GetMapping(version = "1")
    @Operation(summary = "The times of a series, in order")
    Mono<ResponseEntity<byte[]>> list(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            Instant from = call.params().time("from").or(clock.instant());
            Instant to = call.params().time("to").orNull();
            int limit = Math.toIntExact(call.params().number("limit", 1, MOST).or(USUAL));
            call.complete();
            ListOccurrences query = new ListOccurrences(Ids.meeting(meetingId), call.actor(), from, to, limit);
            return queries.list(query, OccurrenceView.class, call.origin())
                    .map(found -> Answers.json(call, json(found)));
        });
    }

    @PatchMapping(path = "/{occurrence}", version = "1")
    @Operation(summary = "Moves one time of a series")
    Mono<ResponseEntity<byte[]>> move(
            @PathVariable String meetingId, @PathVariable String occurrence, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            Instant start = call.body().time("scheduled_start_time").required();
            Instant end = call.body().time("scheduled_end_time").orNull();
            call.complete();
            return meetings.change(
                    call, new MoveOccurrence(Ids.meeting(meetingId), Ids.occurrence(occurrence), start, end));
        });
    }

    @DeleteMapping(path = "/{occurrence}", version = "1")
    @Operation(summary = "Calls one time of a series off")
    Mono<ResponseEntity<byte[]>> cancel(
            @PathVariable String meetingId, @PathVariable String occurrence, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return meetings.changeSilently(
                    call, new CancelOccurrence(Ids.meeting(meetingId), Ids.occurrence(occurrence)));
        });
    }

    /** An endless series has no count: what is told is with which {@code from} to go on. */
    private static ObjectNode json(Listing<OccurrenceView> found) {
        ObjectNode json = WireJson.object();
        ArrayNode rows = json.putArray("occurrences");
        found.rows().forEach(row -> rows.add(json(row)));
        json.put("has_more", found.hasMore());
        json.put("next_from", found.nextCursor());
        return json;
    }

    private static ObjectNode json(OccurrenceView time) {
        EndCause cause = time.endCause();
        ObjectNode json = WireJson.object();
        json.put("occurrence", time.occurrence().toString());
        json.put("scheduled_start_time", time.start().toString());
        json.put("scheduled_end_time", time.end().toString());
        json.put("status", WireJson.word(time.status()));
        json.put("moved", time.moved());
        json.put("actual_start_time", MeetingJson.text(time.startedAt()));
        json.put("actual_end_time", MeetingJson.text(time.endedAt()));
        json.put("end_cause", cause == null ? null : WireJson.word(cause));
        return json;
    }
}
