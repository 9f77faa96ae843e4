package io.videoconf.edge.rest;

import io.videoconf.api.account.ClosingKind;
import io.videoconf.api.account.commands.AccountCommand;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.views.Closing;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.Id;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.ClosedDoors;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.ProjectionProgress;
import io.videoconf.edge.gateway.Queries;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What all account routes share. */
@Component
final class Accounts {
    private final Commands commands;
    private final Queries queries;
    private final ProjectionProgress progress;
    private final ClosedDoors doors;

    Accounts(Commands commands, Queries queries, ProjectionProgress progress, ClosedDoors doors) {
        this.doors = doors;
        this.commands = commands;
        this.queries = queries;
        this.progress = progress;
    }

    /** What this edge has just brought about counts here at once; it would hear of it a moment later. */
    void closed(ClosingKind kind, Id subject) {
        doors.close(new Closing(kind, subject.value(), Instant.now()));
    }

    /** The same for the end of a suspension. */
    void reopened(UserId user) {
        doors.reopen(user);
    }

    Mono<UserView> find(Call call, UserId user) {
        return queries.ask(new FindUser(user), UserView.class, call.origin());
    }

    Mono<ResponseEntity<byte[]>> change(
            Call call, HttpStatus status, AccountCommand command, Function<UserView, ? extends JsonNode> body) {
        return commands.send(command, call.sending()).flatMap(receipt -> answer(call, status, receipt, body));
    }

    /** The account as the write left it, once every view shows the write. */
    Mono<ResponseEntity<byte[]>> answer(
            Call call, HttpStatus status, Receipt receipt, Function<UserView, ? extends JsonNode> body) {
        if (call.wantsNoWait()) {
            return Mono.just(Answers.accepted(call, receipt));
        }
        return progress.caughtUp(receipt)
                .then(Mono.defer(() -> find(call, new UserId(receipt.stream()))))
                .map(view -> Answers.written(call, status, receipt, body.apply(view)))
                .onErrorResume(Denied.class, _ -> Mono.just(Answers.accepted(call, receipt)));
    }

    /** For good. The answer says where to ask what becomes of the person. */
    Mono<ResponseEntity<byte[]>> close(Call call, AccountCommand command) {
        return changeSilently(call, command)
                .doOnNext(_ -> closed(ClosingKind.DELETED, command.userId()))
                .map(gone -> ResponseEntity.status(gone.getStatusCode())
                        .headers(gone.getHeaders())
                        .location(ErasureRoutes.address(command.userId()))
                        .build());
    }

    Mono<ResponseEntity<byte[]>> changeSilently(Call call, AccountCommand command) {
        return commands.send(command, call.sending()).flatMap(receipt -> {
            ResponseEntity<byte[]> nothing = Answers.gone(call, receipt);
            return call.wantsNoWait()
                    ? Mono.just(nothing)
                    : progress.caughtUp(receipt).thenReturn(nothing);
        });
    }
}
