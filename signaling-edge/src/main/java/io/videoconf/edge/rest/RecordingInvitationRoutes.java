package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.InvitationId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.commands.InviteViewer;
import io.videoconf.api.recording.commands.OpenInvitation;
import io.videoconf.api.recording.commands.WithdrawInvitation;
import io.videoconf.api.recording.views.DownloadLink;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.ProjectionProgress;
import io.videoconf.edge.gateway.json.WireJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Invitations of people without an account: each opens one recording, once. Their secrets are in bodies, and in no address. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/recordings", ApiVersions.PLAIN + "/recordings"})
@Tag(name = "Recordings")
class RecordingInvitationRoutes {
    private static final int LONGEST_HOURS = 24 * 30;
    private static final int HOURS = 72;
    private static final int LONGEST_SECRET = 200;

    private final Calls calls;
    private final Commands commands;
    private final ProjectionProgress progress;

    RecordingInvitationRoutes(Calls calls, Commands commands, ProjectionProgress progress) {
        this.calls = calls;
        this.commands = commands;
        this.progress = progress;
    }

    @PostMapping(path = "/{recordingId}/invitations", version = "1")
    @Operation(
            summary =
                    "Invites somebody without an account to see it, once; the secret is in this answer and nowhere else")
    Mono<ResponseEntity<byte[]>> invite(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            String email = call.body().email("email").required();
            int hours = call.body().count("expires_in_hours", 1, LONGEST_HOURS).or(HOURS);
            call.complete();
            RecordingId recording = Ids.recording(recordingId);
            String secret = InvitationSecrets.fresh(recording);
            InviteViewer command = new InviteViewer(
                    recording,
                    InvitationId.fresh(),
                    email,
                    InvitationSecrets.digest(secret),
                    Instant.now().plus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS));
            return commands.send(command, call.sending())
                    .flatMap(receipt -> settle(call, receipt).thenReturn(invited(call, receipt, command, secret)));
        });
    }

    /** A repeat of the request gets no secret: it was not kept, and the one drawn now opens nothing. */
    private static ResponseEntity<byte[]> invited(Call call, Receipt receipt, InviteViewer command, String secret) {
        ObjectNode body = WireJson.object();
        boolean repeated = receipt.repeated();
        body.put("recording_id", command.recordingId().value());
        body.put("invitation_id", repeated ? null : command.invitationId().value());
        body.put("email", command.email());
        body.put("expires_at", repeated ? null : MeetingJson.text(command.expiresAt()));
        body.put("secret", repeated ? null : secret);
        ResponseEntity<byte[]> answer = Answers.written(call, HttpStatus.CREATED, receipt, body);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(answer.getBody());
    }

    @DeleteMapping(path = "/{recordingId}/invitations/{invitationId}", version = "1")
    @Operation(summary = "Takes an invitation back; one that was opened is over already")
    Mono<ResponseEntity<byte[]>> withdraw(
            @PathVariable String recordingId, @PathVariable String invitationId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            WithdrawInvitation command =
                    new WithdrawInvitation(Ids.recording(recordingId), Ids.invitation(invitationId));
            return commands.send(command, call.sending())
                    .flatMap(receipt -> settle(call, receipt).thenReturn(Answers.gone(call, receipt)));
        });
    }

    @PostMapping(path = "/invitations/open", version = "1")
    @SecurityRequirements
    @Operation(summary = "Opens an invitation: leads to the bytes, once, by a link that lives for minutes")
    Mono<ResponseEntity<byte[]>> open(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            String secret = call.body().text("secret", 1, LONGEST_SECRET).required();
            call.complete();
            InvitationSecrets.Shown shown = InvitationSecrets.read(secret)
                    .orElseThrow(() -> Denied.of(RefusalCode.RECORDING_NOT_FOUND, "InvitationsHaveASecret"));
            return commands.send(
                            new OpenInvitation(shown.recording(), shown.sha256()), call.sending(), DownloadLink.class)
                    .flatMap(link -> settle(call, link.receipt()).thenReturn(opened(call, shown, link)));
        });
    }

    private static ResponseEntity<byte[]> opened(Call call, InvitationSecrets.Shown shown, DownloadLink link) {
        ObjectNode body = WireJson.object();
        body.put("recording_id", shown.recording().value());
        body.put("download_url", link.url());
        body.put("expires_at", MeetingJson.text(link.expiresAt()));
        ResponseEntity<byte[]> answer = Answers.json(call, body);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(answer.getBody());
    }

    private Mono<Void> settle(Call call, Receipt receipt) {
        return call.wantsNoWait() ? Mono.empty() : progress.caughtUp(receipt);
    }
}
