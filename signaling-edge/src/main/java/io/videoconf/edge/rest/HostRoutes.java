package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.commands.AdmitEverybody;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.DenyParticipant;
import io.videoconf.api.meeting.commands.LowerHand;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.MuteAll;
import io.videoconf.api.meeting.commands.ReportSpammer;
import io.videoconf.api.meeting.commands.RestrictEverybody;
import io.videoconf.api.meeting.commands.TransferHost;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What hosts do to a running meeting. Each answers the whole meeting. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/meetings/{meetingId}", ApiVersions.PLAIN + "/meetings/{meetingId}"})
@Tag(name = "Host controls")
class HostRoutes {
    private static final int LONGEST_REASON = 1000;

    private final Calls calls;
    private final Meetings meetings;

    HostRoutes(Calls calls, Meetings meetings) {
        this.calls = calls;
        this.meetings = meetings;
    }

    @PostMapping(path = "/waiting-room/{participantId}/admit", version = "1")
    @Operation(summary = "Lets one person in from the waiting room")
    Mono<ResponseEntity<byte[]>> admit(
            @PathVariable String meetingId, @PathVariable String participantId, ServerWebExchange exchange) {
        return control(exchange, _ -> new AdmitParticipant(Ids.meeting(meetingId), Ids.participant(participantId)));
    }

    @PostMapping(path = "/waiting-room/{participantId}/deny", version = "1")
    @Operation(summary = "Turns one person away at the waiting room")
    Mono<ResponseEntity<byte[]>> deny(
            @PathVariable String meetingId, @PathVariable String participantId, ServerWebExchange exchange) {
        return control(exchange, _ -> new DenyParticipant(Ids.meeting(meetingId), Ids.participant(participantId)));
    }

    @PostMapping(path = "/waiting-room/admit-all", version = "1")
    @Operation(summary = "Lets everybody in from the waiting room")
    Mono<ResponseEntity<byte[]>> admitAll(@PathVariable String meetingId, ServerWebExchange exchange) {
        return control(exchange, _ -> new AdmitEverybody(Ids.meeting(meetingId)));
    }

    @PostMapping(path = "/mute-all", version = "1")
    @Operation(summary = "Mutes everybody but those who moderate (allow_self_unmute, true by default)")
    Mono<ResponseEntity<byte[]>> muteAll(@PathVariable String meetingId, ServerWebExchange exchange) {
        return control(
                exchange,
                call -> new MuteAll(
                        Ids.meeting(meetingId),
                        call.body().flag("allow_self_unmute").or(true)));
    }

    @PostMapping(path = "/host", version = "1")
    @Operation(summary = "Hands the host role over, for good")
    Mono<ResponseEntity<byte[]>> transfer(@PathVariable String meetingId, ServerWebExchange exchange) {
        return control(
                exchange,
                call -> new TransferHost(
                        Ids.meeting(meetingId),
                        call.body().id("participant_id", ParticipantId::new).required()));
    }

    @PatchMapping(path = "/restrictions", version = "1")
    @Operation(summary = "Forbids or allows something to everybody but those who moderate")
    Mono<ResponseEntity<byte[]>> restrict(@PathVariable String meetingId, ServerWebExchange exchange) {
        return control(exchange, call -> {
            if (call.body().isEmpty()) {
                call.body().refuse("audio", "audio, video, screen_share or chat must be given");
            }
            return new RestrictEverybody(Ids.meeting(meetingId), MeetingFields.restrictionsIn(call.body()));
        });
    }

    @PostMapping(path = "/hands/lower", version = "1")
    @Operation(summary = "Lowers somebody's hand, or all")
    Mono<ResponseEntity<byte[]>> lower(@PathVariable String meetingId, ServerWebExchange exchange) {
        return control(
                exchange,
                call -> new LowerHand(
                        Ids.meeting(meetingId),
                        call.body().id("participant_id", ParticipantId::new).orNull()));
    }

    @PostMapping(path = "/reports", version = "1")
    @Operation(
            summary =
                    "Reports a spammer; who moderates can have them removed, the meeting locked and everybody muted at once")
    Mono<ResponseEntity<byte[]>> report(@PathVariable String meetingId, ServerWebExchange exchange) {
        return control(
                exchange,
                call -> new ReportSpammer(
                        Ids.meeting(meetingId),
                        call.body().id("participant_id", ParticipantId::new).required(),
                        call.body().text("reason", 1, LONGEST_REASON).orNull(),
                        call.body().flag("remove").or(false),
                        call.body().flag("lock").or(false),
                        call.body().flag("mute_all").or(false)));
    }

    private Mono<ResponseEntity<byte[]>> control(
            ServerWebExchange exchange, Function<Call, ? extends MeetingCommand> command) {
        return calls.read(exchange).flatMap(call -> {
            MeetingCommand control = command.apply(call);
            call.complete();
            return meetings.change(call, control);
        });
    }
}
