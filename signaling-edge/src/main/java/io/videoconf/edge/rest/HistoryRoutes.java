package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.AttendanceKnown;
import io.videoconf.api.meeting.ExplainedField;
import io.videoconf.api.meeting.queries.ExplainParticipant;
import io.videoconf.api.meeting.queries.FindAttendance;
import io.videoconf.api.meeting.queries.ListChat;
import io.videoconf.api.meeting.queries.ReadHistory;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.AttendanceView;
import io.videoconf.api.meeting.views.ChatMessageView;
import io.videoconf.api.meeting.views.ExplanationView;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.Readings;
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

/** What was: the audit view, the chat, the attendance. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/meetings/{meetingId}", ApiVersions.PLAIN + "/meetings/{meetingId}"})
@Tag(name = "History")
class HistoryRoutes {
    private final Calls calls;
    private final Readings readings;
    private final Queries queries;

    HistoryRoutes(Calls calls, Readings readings, Queries queries) {
        this.calls = calls;
        this.readings = readings;
        this.queries = queries;
    }

    @GetMapping(path = "/history", version = "1")
    @Operation(summary = "The audit view: every fact and every refused command")
    Mono<ResponseEntity<byte[]>> history(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            Page page = call.params().page();
            String purpose = Readings.purpose(call);
            call.complete();
            MeetingId meeting = Ids.meeting(meetingId);
            return readings.ofMeeting(meeting, purpose, call)
                    .map(onRecord -> new ReadHistory(meeting, call.actor(), onRecord, page))
                    .flatMap(query -> queries.list(query, HistoryEntry.class, call.origin()))
                    .map(found -> Answers.json(call, Lists.json("history", found, LogJson::history)));
        });
    }

    @GetMapping(path = "/chat", version = "1")
    @Operation(summary = "The chat, as far as you may read it")
    Mono<ResponseEntity<byte[]>> chat(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            Page page = call.params().page();
            AsOf point = Points.asOf(call);
            call.complete();
            ListChat query = new ListChat(Ids.meeting(meetingId), point, call.actor(), page);
            return queries.list(query, ChatMessageView.class, call.origin())
                    .map(found -> Answers.json(call, Lists.json("messages", found, WireJson::tree)));
        });
    }

    @GetMapping(path = "/attendance", version = "1")
    @Operation(summary = "Who was there, and when; as text/csv a table")
    Mono<ResponseEntity<byte[]>> attendance(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            AsOf point = Points.asOf(call);
            AttendanceKnown known =
                    call.params().word("known", AttendanceKnown.class).or(AttendanceKnown.NOW);
            String purpose = Readings.purpose(call);
            call.complete();
            MeetingId meeting = Ids.meeting(meetingId);
            return readings.ofMeeting(meeting, purpose, call)
                    .map(onRecord -> new FindAttendance(meeting, point, call.actor(), onRecord, known))
                    .flatMap(query -> queries.list(query, AttendanceView.class, call.origin()))
                    .map(found -> wantsCsv(exchange.getRequest())
                            ? Answers.text(
                                    new MediaType("text", "csv", StandardCharsets.UTF_8),
                                    AttendanceCsv.table(found.rows()))
                            : Answers.json(call, Lists.json("attendance", found, WireJson::tree)));
        });
    }

    @GetMapping(path = "/explain", version = "1")
    @Operation(summary = "Why something is so with a participant: the facts that made it so, and what was refused")
    Mono<ResponseEntity<byte[]>> explain(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            ParticipantId participant =
                    call.params().id("participant", ParticipantId::new).required();
            ExplainedField field =
                    call.params().word("field", ExplainedField.class).required();
            AsOf point = Points.at(call);
            String purpose = Readings.purpose(call);
            call.complete();
            MeetingId meeting = Ids.meeting(meetingId);
            return readings.ofMeeting(meeting, purpose, call)
                    .map(onRecord -> new ExplainParticipant(meeting, participant, field, point, call.actor(), onRecord))
                    .flatMap(query -> queries.ask(query, ExplanationView.class, call.origin()))
                    .map(found -> Answers.json(call, LogJson.explanation(found)));
        });
    }

    private static boolean wantsCsv(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty("Accept").stream().anyMatch(line -> line.contains("text/csv"));
    }
}
