package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.meeting.commands.CorrectAttendance;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.json.WireJson;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Corrections of who was there, other than the facts have it. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/meetings/{meetingId}", ApiVersions.PLAIN + "/meetings/{meetingId}"})
@Tag(name = "History")
class AttendanceRoutes {
    private static final int LONGEST_REASON = 1000;

    private final Calls calls;
    private final Commands commands;
    private final Meetings meetings;

    AttendanceRoutes(Calls calls, Commands commands, Meetings meetings) {
        this.calls = calls;
        this.commands = commands;
        this.meetings = meetings;
    }

    @PostMapping(path = "/attendance/corrections", version = "1")
    @Operation(summary = "Says that a person was there, or was not, other than the facts have it")
    Mono<ResponseEntity<byte[]>> correct(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            CorrectAttendance command = new CorrectAttendance(
                    Ids.meeting(meetingId),
                    call.body().id("participant_id", ParticipantId::new).required(),
                    call.body().time("from").required(),
                    call.body().time("to").required(),
                    call.body().flag("present").or(true),
                    call.body().text("reason", 1, LONGEST_REASON).required());
            call.complete();
            return commands.send(command, call.sending())
                    .flatMap(
                            receipt -> meetings.answer(call, HttpStatus.CREATED, receipt, _ -> json(command, receipt)));
        });
    }

    private static ObjectNode json(CorrectAttendance command, Receipt receipt) {
        return WireJson.object()
                .put("participant_id", command.participantId().value())
                .put("from", command.from().toString())
                .put("to", command.to().toString())
                .put("present", command.present())
                .put("reason", command.reason())
                .put("sequence", receipt.version());
    }
}
