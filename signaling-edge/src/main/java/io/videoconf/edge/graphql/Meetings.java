package io.videoconf.edge.graphql;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.queries.FindMeetingAsOf;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.ProjectionProgress;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.graphql.Shown.AMeeting;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends what concerns a meeting, waits for the views, and answers it as the write left it. */
@Component("graphMeetings")
final class Meetings {
    private final Commands commands;
    private final Queries queries;
    private final ProjectionProgress progress;

    Meetings(Commands commands, Queries queries, ProjectionProgress progress) {
        this.commands = commands;
        this.queries = queries;
        this.progress = progress;
    }

    Mono<AMeeting> change(Ask ask, MeetingCommand command) {
        return answer(ask, command, (view, _) -> AMeeting.of(view, ask.asker().actor()));
    }

    /** Something of the meeting at the very version of the receipt, so that a repeated request has the first one's answer. */
    <T> Mono<T> answer(Ask ask, MeetingCommand command, BiFunction<MeetingView, Receipt, T> answer) {
        return commands.send(command, ask.sending())
                .flatMap(receipt -> settled(receipt, ask.asker()).map(view -> answer.apply(view, receipt)));
    }

    private Mono<MeetingView> settled(Receipt receipt, Asker asker) {
        MeetingId meeting = new MeetingId(receipt.stream());
        FindMeetingAsOf then = new FindMeetingAsOf(meeting, new AtSequence(receipt.version()), asker.actor());
        return progress.caughtUp(receipt)
                .then(Mono.defer(
                        () -> queries.ask(new FindMeeting(meeting, asker.actor()), MeetingView.class, asker.origin())))
                .flatMap(now -> now.sequence() == receipt.version()
                        ? Mono.just(now)
                        : queries.ask(then, MeetingView.class, asker.origin()))
                .onErrorMap(Denied.class, _ -> done(receipt));
    }

    private static Denied done(Receipt receipt) {
        return new Denied(new Refusal(
                RefusalCode.EVENT_STORE_UNAVAILABLE,
                "It is done, and cannot be shown yet. Ask for it again in a moment.",
                "ViewsFollow",
                Map.of("meeting_id", receipt.stream(), "sequence", receipt.version())));
    }
}
