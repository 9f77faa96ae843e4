package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.meeting.queries.FindAttendance;
import io.videoconf.api.meeting.queries.ListChat;
import io.videoconf.api.meeting.queries.ReadHistory;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.views.AttendanceView;
import io.videoconf.api.meeting.views.ChatMessageView;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.json.WireJson;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was: the log, the audit view, the chat, the attendance. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/meetings/{meetingId}", ApiVersions.PLAIN + "/meetings/{meetingId}"})
@Tag(name = "History")
class HistoryRoutes {
    private static final int MOST_FACTS = 500;
    private static final long USUAL_FACTS = 100;

    private final Calls calls;
    private final Queries queries;
    private final Meetings meetings;

    HistoryRoutes(Calls calls, Queries queries, Meetings meetings) {
        this.calls = calls;
        this.queries = queries;
        this.meetings = meetings;
    }

    @GetMapping(path = "/events", version = "1")
    @Operation(summary = "The ordered log after a sequence; as text/event-stream the same log live")
    Mono<ResponseEntity<byte[]>> events(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            long after = call.params().number("after", 0, Long.MAX_VALUE).or(0L);
            int limit =
                    Math.toIntExact(call.params().number("limit", 1, MOST_FACTS).or(USUAL_FACTS));
            call.complete();
            MeetingId meeting = Ids.meeting(meetingId);
            return queries.ask(new ReadLog(meeting, call.actor(), after, limit), LogPage.class, call.origin())
                    .zipWith(meetings.find(call, meeting).map(view -> Emails.areShown(view, call.actor())))
                    .map(both -> Answers.json(call, page(both.getT1(), both.getT2())));
        });
    }

    @GetMapping(path = "/history", version = "1")
    @Operation(summary = "The audit view: every fact and every refused command")
    Mono<ResponseEntity<byte[]>> history(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            Page page = call.params().page();
            call.complete();
            ReadHistory query = new ReadHistory(Ids.meeting(meetingId), call.actor(), page);
            return queries.list(query, HistoryEntry.class, call.origin())
                    .map(found -> Answers.json(call, Lists.json("history", found, LogJson::history)));
        });
    }

    @GetMapping(path = "/chat", version = "1")
    @Operation(summary = "The chat, as far as you may read it")
    Mono<ResponseEntity<byte[]>> chat(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            Page page = call.params().page();
            call.complete();
            ListChat query = new ListChat(Ids.meeting(meetingId), call.actor(), page);
            return queries.list(query, ChatMessageView.class, call.origin())
                    .map(found -> Answers.json(call, Lists.json("messages", found, WireJson::tree)));
        });
    }

    @GetMapping(path = "/attendance", version = "1")
    @Operation(summary = "Who was there, and when; as text/csv a table")
    Mono<ResponseEntity<byte[]>> attendance(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            FindAttendance query = new FindAttendance(Ids.meeting(meetingId), call.actor());
            return queries.list(query, AttendanceView.class, call.origin())
                    .map(found -> wantsCsv(exchange.getRequest())
                            ? Answers.text(
                                    new MediaType("text", "csv", StandardCharsets.UTF_8),
                                    AttendanceCsv.table(found.rows()))
                            : Answers.json(call, Lists.json("attendance", found, WireJson::tree)));
        });
    }

    private static ObjectNode page(LogPage page, boolean emails) {
        ObjectNode body = WireJson.object();
        ArrayNode events = body.putArray("events");
        page.entries().forEach(entry -> events.add(LogJson.entry(entry, emails)));
        body.put("last_sequence", page.lastSequence());
        body.put("has_more", page.hasMore());
        return body;
    }

    private static boolean wantsCsv(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty("Accept").stream().anyMatch(line -> line.contains("text/csv"));
    }
}
