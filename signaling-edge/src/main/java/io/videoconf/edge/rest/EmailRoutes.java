package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.account.ClosingKind;
import io.videoconf.api.account.commands.ChangeEmail;
import io.videoconf.api.account.commands.MarkEmailVerified;
import io.videoconf.api.account.commands.RequestEmailVerification;
import io.videoconf.api.account.commands.VerifyEmail;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The e-mail address of an account: another one, and showing that it is one's own. */
@RestController
@RequestMapping({ApiVersions.VERSIONED, ApiVersions.PLAIN})
@Tag(name = "Users")
class EmailRoutes {
    private static final int LONGEST_ATTEMPT = 1024;
    private static final int LONGEST_CODE = 64;

    private final Calls calls;
    private final Commands commands;
    private final Accounts accounts;

    EmailRoutes(Calls calls, Commands commands, Accounts accounts) {
        this.calls = calls;
        this.commands = commands;
        this.accounts = accounts;
    }

    @PostMapping(path = "/users/me/email", version = "1")
    @Operation(summary = "Changes your e-mail address; the new one is not verified")
    Mono<ResponseEntity<byte[]>> change(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            ChangeEmail command = new ChangeEmail(
                    call.actor().id(),
                    call.body().email("email").required(),
                    call.body().secret("current_password", 1, LONGEST_ATTEMPT).required());
            call.complete();
            return commands.send(command, call.sending())
                    .flatMap(receipt -> accounts.answer(call, HttpStatus.OK, receipt, AccountJson::profile)
                            .doOnNext(_ -> accounts.closed(
                                    ClosingKind.STALE, call.actor().id())));
        });
    }

    @PostMapping(path = "/users/me/email/verification", version = "1")
    @Operation(summary = "Has a code written to your e-mail address")
    Mono<ResponseEntity<byte[]>> request(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return commands.send(new RequestEmailVerification(call.actor().id()), call.sending())
                    .map(receipt -> Answers.accepted(call, receipt));
        });
    }

    @PostMapping(path = "/users/me/email/verify", version = "1")
    @Operation(summary = "Shows the code that was written to your e-mail address")
    Mono<ResponseEntity<byte[]>> verify(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            VerifyEmail command = new VerifyEmail(
                    call.actor().id(),
                    call.body().secret("code", 1, LONGEST_CODE).required());
            call.complete();
            return accounts.change(call, HttpStatus.OK, command, AccountJson::profile);
        });
    }

    @PostMapping(path = "/admin/users/{userId}/email/verify", version = "1")
    @Operation(summary = "For operators: says that an account's e-mail address is its person's")
    Mono<ResponseEntity<byte[]>> mark(@PathVariable String userId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return accounts.change(
                    call, HttpStatus.OK, new MarkEmailVerified(Ids.user(userId)), AccountJson::administered);
        });
    }
}
