package io.videoconf.edge.rest;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.queries.FindMeetingAsOf;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.EdgeSettings;
import io.videoconf.edge.gateway.ProjectionProgress;
import io.videoconf.edge.gateway.Queries;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What all routes under a meeting share: send, wait for the views, answer from them. */
@Component
final class Meetings {
    private final Commands commands;
    private final Queries queries;
    private final ProjectionProgress progress;
    private final String base;

    Meetings(Commands commands, Queries queries, ProjectionProgress progress, EdgeSettings settings) {
        this.commands = commands;
        this.queries = queries;
        this.progress = progress;
        this.base = settings.base();
    }

    String base() {
        return base;
    }

    Mono<MeetingView> find(Call call, MeetingId meeting) {
        return queries.ask(new FindMeeting(meeting, call.actor()), MeetingView.class, call.origin());
    }

    /**
     * The meeting, now or as it was.
     *
     * @param point null for now
     */
    Mono<MeetingView> find(Call call, MeetingId meeting, @Nullable AsOf point) {
        return point == null
                ? find(call, meeting)
                : queries.ask(new FindMeetingAsOf(meeting, point, call.actor()), MeetingView.class, call.origin());
    }

    /** Sends, and answers the whole meeting. */
    Mono<ResponseEntity<byte[]>> change(Call call, MeetingCommand command) {
        return commands.send(command, call.sending()).flatMap(receipt -> whole(call, receipt));
    }

    /** Sends, and answers nothing. */
    Mono<ResponseEntity<byte[]>> changeSilently(Call call, MeetingCommand command) {
        return commands.send(command, call.sending()).flatMap(receipt -> silent(call, receipt));
    }

    /** The whole meeting as the write left it. */
    Mono<ResponseEntity<byte[]>> whole(Call call, Receipt receipt) {
        return answer(call, HttpStatus.OK, receipt, view -> MeetingJson.v1(view, base, call.actor()));
    }

    Mono<ResponseEntity<byte[]>> silent(Call call, Receipt receipt) {
        ResponseEntity<byte[]> nothing = Answers.gone(call, receipt);
        return call.wantsNoWait()
                ? Mono.just(nothing)
                : progress.caughtUp(receipt).thenReturn(nothing);
    }

    /** Something of the meeting as the write left it, once every view shows the write. */
    Mono<ResponseEntity<byte[]>> answer(
            Call call, HttpStatus status, Receipt receipt, Function<MeetingView, ? extends JsonNode> body) {
        if (call.wantsNoWait()) {
            return Mono.just(Answers.accepted(call, receipt));
        }
        return settled(call, receipt)
                .map(view -> Answers.written(call, status, receipt, body.apply(view)))
                .switchIfEmpty(Mono.fromSupplier(() -> Answers.accepted(call, receipt)));
    }

    /**
     * The meeting at the very version of the receipt, so that a repeated request has the same answer as the first;
     * empty when the views cannot show it: the write is done all the same.
     */
    Mono<MeetingView> settled(Call call, Receipt receipt) {
        MeetingId meeting = new MeetingId(receipt.stream());
        return progress.caughtUp(receipt)
                .then(Mono.defer(() -> find(call, meeting)))
                .flatMap(now -> now.sequence() == receipt.version() ? Mono.just(now) : asOf(call, meeting, receipt))
                .onErrorResume(Denied.class, _ -> Mono.empty());
    }

    private Mono<MeetingView> asOf(Call call, MeetingId meeting, Receipt receipt) {
        AtSequence point = new AtSequence(receipt.version());
        return find(call, meeting, point).filter(then -> then.sequence() == receipt.version());
    }
}
