package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.ice.IceServers;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Ways through firewalls, for those who are let in. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/meetings/{meetingId}", ApiVersions.PLAIN + "/meetings/{meetingId}"})
@Tag(name = "Participants")
class IceRoutes {
    private final Calls calls;
    private final Meetings meetings;
    private final IceServers servers;

    IceRoutes(Calls calls, Meetings meetings, IceServers servers) {
        this.calls = calls;
        this.meetings = meetings;
        this.servers = servers;
    }

    @GetMapping(path = "/ice-servers", version = "1")
    @Operation(summary = "STUN and TURN servers, with credentials that are good for a while; for the admitted only")
    Mono<ResponseEntity<byte[]>> servers(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return meetings.find(call, Ids.meeting(meetingId)).map(view -> {
                ResponseEntity<byte[]> answer = Answers.json(call, servers.answer(admitted(call, view), Instant.now()));
                return ResponseEntity.status(answer.getStatusCode())
                        .headers(answer.getHeaders())
                        .header("Cache-Control", "no-store")
                        .body(answer.getBody());
            });
        });
    }

    /** Relays cost money: whoever waits, has left, or only reads the log afterwards has no use for one. */
    private static ParticipantId admitted(Call call, MeetingView view) {
        switch (view.status()) {
            case ENDED -> throw Denied.of(RefusalCode.MEETING_ENDED, "RelaysAreForRunningMeetings");
            case SCHEDULED, CANCELLED -> throw Denied.of(RefusalCode.MEETING_NOT_ACTIVE, "RelaysAreForRunningMeetings");
            case ACTIVE -> {}
        }
        return view.participants().stream()
                .filter(person -> call.actor().id().equals(person.userId()))
                .filter(person -> person.status().holdsSeat())
                .findFirst()
                .map(person -> person.participantId())
                .orElseThrow(() -> Denied.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "RelaysAreForTheAdmitted"));
    }
}
