package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.commands.AccountCommand;
import io.videoconf.api.account.commands.ChangeAccountType;
import io.videoconf.api.account.commands.ChangeProfile;
import io.videoconf.api.account.commands.DeleteUser;
import io.videoconf.api.account.commands.ReinstateUser;
import io.videoconf.api.account.commands.SuspendUser;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.queries.ListMeetings;
import io.videoconf.api.meeting.views.MeetingRow;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.Sending;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Accounts: one's own, and for administrators those of others. */
@RestController
@RequestMapping({ApiVersions.VERSIONED, ApiVersions.PLAIN})
@Tag(name = "Users")
class UserRoutes {
    private static final String REASON = "suspended by an administrator";

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
            return accounts.changeSilently(call, new DeleteUser(call.actor().id()));
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

    @PatchMapping(path = "/admin/users/{userId}", version = "1")
    @Operation(summary = "For administrators: changes an account's type, suspends or reinstates it")
    Mono<ResponseEntity<byte[]>> administer(@PathVariable String userId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            AccountType type =
                    call.body().word("account_type", AccountType.class).orNull();
            Boolean suspended = call.body().flag("suspended").orNull();
            if (call.body().isEmpty()) {
                call.body().refuse("account_type", "account_type or suspended must be given");
            }
            call.complete();
            return administer(call, Ids.user(userId), type, suspended)
                    .flatMap(receipt -> accounts.answer(call, HttpStatus.OK, receipt, AccountJson::administered));
        });
    }

    /** Two commands when both are given: the second is sent once the first is done. */
    private Mono<Receipt> administer(Call call, UserId user, @Nullable AccountType type, @Nullable Boolean suspended) {
        Sending sending = call.sending();
        if (type == null) {
            return commands.send(suspension(user, suspended != null && suspended), sending);
        }
        ChangeAccountType first = new ChangeAccountType(user, type);
        return suspended == null
                ? commands.send(first, sending)
                : commands.send(first, sending.step("account_type"))
                        .flatMap(_ -> commands.send(
                                suspension(user, suspended),
                                sending.anyVersion().step("suspended")));
    }

    private static AccountCommand suspension(UserId user, boolean suspended) {
        return suspended ? new SuspendUser(user, REASON) : new ReinstateUser(user);
    }
}
