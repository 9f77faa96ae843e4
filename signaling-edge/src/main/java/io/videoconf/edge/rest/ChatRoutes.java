package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.meeting.commands.DeleteChatMessage;
import io.videoconf.api.meeting.commands.EditChatMessage;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.json.WireJson;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Second thoughts about what was written: messages written anew and taken back. Sockets and the graph write them. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/meetings/{meetingId}", ApiVersions.PLAIN + "/meetings/{meetingId}"})
@Tag(name = "History")
class ChatRoutes {
    private static final int LONGEST_MESSAGE = 4_000;

    private final Calls calls;
    private final Commands commands;
    private final Meetings meetings;

    ChatRoutes(Calls calls, Commands commands, Meetings meetings) {
        this.calls = calls;
        this.commands = commands;
        this.meetings = meetings;
    }

    @PatchMapping(path = "/chat/{messageId}", version = "1")
    @Operation(summary = "Writes a message of yours anew")
    Mono<ResponseEntity<byte[]>> edit(
            @PathVariable String meetingId, @PathVariable String messageId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            String content = call.body().text("content", 1, LONGEST_MESSAGE).required();
            call.complete();
            EditChatMessage command = new EditChatMessage(Ids.meeting(meetingId), Ids.message(messageId), content);
            return commands.send(command, call.sending())
                    .flatMap(receipt -> meetings.answer(
                            call,
                            HttpStatus.OK,
                            receipt,
                            _ -> WireJson.object()
                                    .put("message_id", command.messageId().value())
                                    .put("content", content)
                                    .put("sequence", receipt.version())));
        });
    }

    @DeleteMapping(path = "/chat/{messageId}", version = "1")
    @Operation(summary = "Takes a message back; who moderates, anybody's to everybody")
    Mono<ResponseEntity<byte[]>> delete(
            @PathVariable String meetingId, @PathVariable String messageId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return meetings.changeSilently(call, new DeleteChatMessage(Ids.meeting(meetingId), Ids.message(messageId)));
        });
    }
}
