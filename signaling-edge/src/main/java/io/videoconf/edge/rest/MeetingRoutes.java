package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.commands.CancelMeeting;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.api.meeting.commands.StartMeeting;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.api.meeting.queries.FindMeetingByNumber;
import io.videoconf.api.meeting.queries.MeetingQuery;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Queries;
import java.net.URI;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Meetings: schedule, read, change, start, end. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/meetings", ApiVersions.PLAIN + "/meetings"})
@Tag(name = "Meetings")
class MeetingRoutes {
    /** 2026-01-01T00:00:00Z: since when the second representation is there. */
    private static final long SECOND_SINCE = 1_767_225_600L;

    private static final String FIRST_UNTIL = "Sat, 01 Jan 2028 00:00:00 GMT";

    private final Calls calls;
    private final Commands commands;
    private final Queries queries;
    private final Meetings meetings;

    MeetingRoutes(Calls calls, Commands commands, Queries queries, Meetings meetings) {
        this.calls = calls;
        this.commands = commands;
        this.queries = queries;
        this.meetings = meetings;
    }

    @PostMapping(version = "1")
    @Operation(summary = "Schedules a meeting; without a start time it begins at once")
    Mono<ResponseEntity<byte[]>> schedule(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            ScheduleMeeting command = MeetingFields.schedule(call.body(), call.caller());
            call.complete();
            return commands.send(command, call.sending())
                    .flatMap(receipt -> meetings.answer(
                                    call,
                                    HttpStatus.CREATED,
                                    receipt,
                                    view -> MeetingJson.created(view, meetings.base()))
                            .map(answer -> located(answer, receipt.stream())));
        });
    }

    @GetMapping(path = "/{meetingId}", version = "1")
    @ApiVersions.Superseded(since = SECOND_SINCE, sunset = FIRST_UNTIL, by = "2")
    @Operation(summary = "One meeting, now or as it was (as_of, as_of_sequence)")
    Mono<ResponseEntity<byte[]>> find(@PathVariable String meetingId, ServerWebExchange exchange) {
        return read(meetingId, exchange, call -> view -> versioned(call, view));
    }

    @GetMapping(path = "/{meetingId}", version = "2")
    @Hidden // described by hand, because a description has one operation a path
    Mono<ResponseEntity<byte[]>> findSecond(@PathVariable String meetingId, ServerWebExchange exchange) {
        return read(
                meetingId,
                exchange,
                call -> view ->
                        Answers.versioned(call, view.sequence(), MeetingJson.v2(view, meetings.base(), call.actor())));
    }

    @GetMapping(path = "/by-number/{number}", version = "1")
    @Operation(summary = "One meeting by the number that people can read out")
    Mono<ResponseEntity<byte[]>> findByNumber(@PathVariable String number, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return ask(call, new FindMeetingByNumber(number, call.actor())).map(view -> versioned(call, view));
        });
    }

    @PatchMapping(path = "/{meetingId}", version = "1")
    @Operation(summary = "Changes a meeting; what is left out stays")
    Mono<ResponseEntity<byte[]>> change(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            ChangeMeeting command = MeetingFields.change(call.body(), Ids.meeting(meetingId));
            call.complete();
            return meetings.change(call, command);
        });
    }

    @DeleteMapping(path = "/{meetingId}", version = "1")
    @Operation(summary = "Cancels a meeting that has not begun")
    Mono<ResponseEntity<byte[]>> cancel(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return meetings.changeSilently(call, new CancelMeeting(Ids.meeting(meetingId)));
        });
    }

    @PostMapping(path = "/{meetingId}/start", version = "1")
    @Operation(summary = "Starts a scheduled meeting")
    Mono<ResponseEntity<byte[]>> start(@PathVariable String meetingId, ServerWebExchange exchange) {
        return plain(meetingId, exchange, StartMeeting::new);
    }

    @PostMapping(path = "/{meetingId}/end", version = "1")
    @Operation(summary = "Ends a meeting for all")
    Mono<ResponseEntity<byte[]>> end(@PathVariable String meetingId, ServerWebExchange exchange) {
        return plain(meetingId, exchange, EndMeeting::new);
    }

    @PostMapping(path = "/{meetingId}/lock", version = "1")
    @Operation(summary = "Lets nobody else in")
    Mono<ResponseEntity<byte[]>> lock(@PathVariable String meetingId, ServerWebExchange exchange) {
        return plain(meetingId, exchange, LockMeeting::new);
    }

    @PostMapping(path = "/{meetingId}/unlock", version = "1")
    @Operation(summary = "Lets people in again")
    Mono<ResponseEntity<byte[]>> unlock(@PathVariable String meetingId, ServerWebExchange exchange) {
        return plain(meetingId, exchange, UnlockMeeting::new);
    }

    private Mono<ResponseEntity<byte[]>> plain(
            String meetingId, ServerWebExchange exchange, Function<MeetingId, MeetingCommand> command) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return meetings.change(call, command.apply(Ids.meeting(meetingId)));
        });
    }

    private Mono<ResponseEntity<byte[]>> read(
            String meetingId,
            ServerWebExchange exchange,
            Function<Call, Function<MeetingView, ResponseEntity<byte[]>>> answer) {
        return calls.read(exchange).flatMap(call -> {
            AsOf point = Points.asOf(call);
            call.complete();
            return meetings.find(call, Ids.meeting(meetingId), point).map(answer.apply(call));
        });
    }

    private Mono<MeetingView> ask(Call call, MeetingQuery query) {
        return queries.ask(query, MeetingView.class, call.origin());
    }

    private ResponseEntity<byte[]> versioned(Call call, MeetingView view) {
        return Answers.versioned(call, view.sequence(), MeetingJson.v1(view, meetings.base(), call.actor()));
    }

    private static ResponseEntity<byte[]> located(ResponseEntity<byte[]> answer, String meeting) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .location(URI.create("/api/v1/meetings/" + meeting))
                .body(answer.getBody());
    }
}
