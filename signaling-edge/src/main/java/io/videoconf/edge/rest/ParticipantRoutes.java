package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.meeting.Invitation;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.RestrictionsChange;
import io.videoconf.api.meeting.commands.ChangeParticipant;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.InviteParticipants;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.RestrictParticipant;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.meeting.views.ParticipantView;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.json.WireJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The people of a meeting: invite, join, list, promote, restrict, put out. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/meetings/{meetingId}", ApiVersions.PLAIN + "/meetings/{meetingId}"})
@Tag(name = "Participants")
class ParticipantRoutes {
    private static final int MOST_EMAILS = 100;
    private static final RestrictionsChange NO_CHANGE = new RestrictionsChange(null, null, null, null);

    private final Calls calls;
    private final Commands commands;
    private final Meetings meetings;

    ParticipantRoutes(Calls calls, Commands commands, Meetings meetings) {
        this.calls = calls;
        this.commands = commands;
        this.meetings = meetings;
    }

    @PostMapping(path = "/participants", version = "1")
    @Operation(summary = "Invites people by e-mail")
    Mono<ResponseEntity<byte[]>> invite(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            List<String> emails = call.body().emails("emails", 1, MOST_EMAILS).required();
            call.complete();
            List<Invitation> invitations = emails.stream()
                    .map(email -> new Invitation(ParticipantId.fresh(), email))
                    .toList();
            return commands.send(new InviteParticipants(Ids.meeting(meetingId), invitations), call.sending())
                    .flatMap(receipt ->
                            meetings.answer(call, HttpStatus.CREATED, receipt, view -> invited(call, view, emails)));
        });
    }

    @GetMapping(path = "/participants", version = "1")
    @Operation(summary = "Everybody whom the meeting knows")
    Mono<ResponseEntity<byte[]>> list(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            Page page = call.params().page();
            AsOf point = Points.asOf(call);
            call.complete();
            return meetings.find(call, Ids.meeting(meetingId), point).map(view -> {
                Listing<ParticipantView> rows = Lists.slice(
                        view.participants(), page, each -> each.participantId().value());
                boolean emails = Emails.areShown(view, call.actor());
                return Answers.versioned(
                        call,
                        view.sequence(),
                        Lists.json("participants", rows, each -> MeetingJson.participant(each, emails)));
            });
        });
    }

    @PatchMapping(path = "/participants/{participantId}", version = "1")
    @Operation(summary = "Changes a participant's role, or what they may do")
    Mono<ResponseEntity<byte[]>> change(
            @PathVariable String meetingId, @PathVariable String participantId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            ParticipantRole role =
                    call.body().word("role", ParticipantRole.class).orNull();
            RestrictionsChange restrictions =
                    MeetingFields.restrictions(call.body().object("restrictions"));
            if (call.body().isEmpty()) {
                call.body().refuse("role", "role or restrictions must be given");
            }
            call.complete();
            MeetingId meeting = Ids.meeting(meetingId);
            ParticipantId participant = Ids.participant(participantId);
            return commands.send(changing(meeting, participant, role, restrictions), call.sending())
                    .flatMap(receipt ->
                            meetings.answer(call, HttpStatus.OK, receipt, view -> one(call, view, participant)));
        });
    }

    @DeleteMapping(path = "/participants/{participantId}", version = "1")
    @Operation(summary = "Puts a participant out; with ban=true for good")
    Mono<ResponseEntity<byte[]>> remove(
            @PathVariable String meetingId, @PathVariable String participantId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            boolean ban = call.params().flag("ban").or(false);
            call.complete();
            return meetings.changeSilently(
                    call, new RemoveParticipant(Ids.meeting(meetingId), Ids.participant(participantId), ban));
        });
    }

    @PostMapping(path = "/join", version = "1")
    @Operation(summary = "Asks to take part: 200 when let in, 202 when waiting")
    Mono<ResponseEntity<byte[]>> join(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            JoinMeeting command = MeetingFields.join(
                    call.body(), Ids.meeting(meetingId), call.caller().email());
            call.complete();
            // Whether they wait or are in is known from the views only, so this answer always waits for them.
            return commands.send(command, call.sending())
                    .flatMap(receipt -> meetings.settled(call, receipt)
                            .flatMap(view -> Mono.justOrEmpty(ticket(call, view, receipt)))
                            .switchIfEmpty(Mono.fromSupplier(() -> Answers.accepted(call, receipt))));
        });
    }

    private static MeetingCommand changing(
            MeetingId meeting,
            ParticipantId participant,
            @Nullable ParticipantRole role,
            @Nullable RestrictionsChange restrictions) {
        RestrictionsChange change = restrictions == null ? NO_CHANGE : restrictions;
        if (role == null) {
            return new RestrictParticipant(meeting, participant, change);
        }
        return restrictions == null
                ? new ChangeRole(meeting, participant, role)
                : new ChangeParticipant(meeting, participant, role, change);
    }

    private static ObjectNode invited(Call call, MeetingView view, List<String> emails) {
        ObjectNode body = WireJson.object();
        List<ParticipantView> people = view.participants().stream()
                .filter(each -> each.email() != null && emails.contains(each.email()))
                .toList();
        body.set("participants", MeetingJson.participants(people, Emails.areShown(view, call.actor())));
        return body;
    }

    private static JsonNode one(Call call, MeetingView view, ParticipantId participant) {
        boolean emails = Emails.areShown(view, call.actor());
        return view.participants().stream()
                .filter(each -> each.participantId().equals(participant))
                .findFirst()
                .map(each -> MeetingJson.participant(each, emails))
                .orElseGet(WireJson::object);
    }

    private static @Nullable ResponseEntity<byte[]> ticket(Call call, MeetingView view, Receipt receipt) {
        return view.participants().stream()
                .filter(each -> call.actor().id().equals(each.userId()))
                .findFirst()
                .map(self -> ticket(call, self, view, receipt))
                .orElse(null);
    }

    private static ResponseEntity<byte[]> ticket(Call call, ParticipantView self, MeetingView view, Receipt receipt) {
        ParticipantStatus status =
                self.status() == ParticipantStatus.DISCONNECTED ? ParticipantStatus.JOINED : self.status();
        ObjectNode body = WireJson.object();
        body.put("status", WireJson.word(status));
        body.put("participant_id", self.participantId().value());
        body.put("meeting_id", view.meetingId().value());
        body.put("sequence", receipt.version());
        HttpStatus answer = status == ParticipantStatus.WAITING ? HttpStatus.ACCEPTED : HttpStatus.OK;
        return Answers.written(call, answer, receipt, body);
    }
}
