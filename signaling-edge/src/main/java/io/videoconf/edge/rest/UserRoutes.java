package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.account.commands.ChangePassword;
import io.videoconf.api.account.commands.ChangeProfile;
import io.videoconf.api.account.commands.DeleteUser;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.queries.ListMeetings;
import io.videoconf.api.meeting.views.MeetingRow;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Queries;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One's own account. */
@RestController
@RequestMapping({ApiVersions.VERSIONED, ApiVersions.PLAIN})
@Tag(name = "Users")
class UserRoutes {
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 128;
    private static final int LONGEST_ATTEMPT = 1024;

    private final Calls calls;
    private final Commands commands;
    private final Queries queries;
    private final Accounts accounts;

    UserRoutes(Calls calls, Commands commands, Queries queries, Accounts accounts) {
        this.calls = calls;
        this.commands = commands;
        this.queries = queries;
        this.accounts = accounts;
    }

    @GetMapping(path = "/users/me", version = "1")
    @Operation(summary = "Your profile")
    Mono<ResponseEntity<byte[]>> me(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return accounts.find(call, call.actor().id())
                    .map(user -> Answers.versioned(call, user.version(), AccountJson.profile(user)));
        });
    }

    @PatchMapping(path = "/users/me", version = "1")
    @Operation(summary = "Changes your profile; merges deeply")
    Mono<ResponseEntity<byte[]>> change(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            ChangeProfile command =
                    ProfileFields.change(call.body(), call.actor().id());
            call.complete();
            return accounts.change(call, HttpStatus.OK, command, AccountJson::profile);
        });
    }

    @DeleteMapping(path = "/users/me", version = "1")
    @Operation(summary = "Closes your account for good")
    Mono<ResponseEntity<byte[]>> delete(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return accounts.close(call, new DeleteUser(call.actor().id()));
        });
    }

    @GetMapping(path = "/users/me/meetings", version = "1")
    @Operation(summary = "Your meetings")
    Mono<ResponseEntity<byte[]>> meetings(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            MeetingStatus status =
                    call.params().word("status", MeetingStatus.class).orNull();
            Page page = call.params().page();
            call.complete();
            ListMeetings query = new ListMeetings(call.actor().id(), status, page);
            return queries.list(query, MeetingRow.class, call.origin())
                    .map(found -> Answers.json(call, Lists.json("meetings", found, MeetingJson::row)));
        });
    }

    @PostMapping(path = "/users/me/password", version = "1")
    @Operation(summary = "Changes your password, and ends your other sessions")
    Mono<ResponseEntity<byte[]>> password(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            ChangePassword command = new ChangePassword(
                    call.actor().id(),
                    call.body().secret("current_password", 1, LONGEST_ATTEMPT).required(),
                    call.body()
                            .secret("new_password", SHORTEST_PASSWORD, LONGEST_PASSWORD)
                            .required(),
                    call.caller().session());
            call.complete();
            return commands.send(command, call.sending(), Object.class)
                    .then(Mono.just(ResponseEntity.noContent().build()));
        });
    }
}
