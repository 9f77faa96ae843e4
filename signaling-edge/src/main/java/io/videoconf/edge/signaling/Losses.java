package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ConnectionLoss;
import io.videoconf.api.meeting.commands.LoseConnection;
import io.videoconf.api.meeting.queries.FindMeetingState;
import io.videoconf.api.meeting.views.MeetingStateView;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.RequestIds;
import io.videoconf.edge.gateway.Sending;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Tells meetings of connections that are gone, for as long as it takes to be heard, or until this edge is gone itself. */
@Component
final class Losses {
    private static final Logger LOG = LoggerFactory.getLogger(Losses.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(2);
    private final Commands commands;
    private final Queries queries;

    Losses(Commands commands, Queries queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /** The connection of somebody who was in, or waiting. */
    void lost(Member member, ParticipantId participant, ConnectionLoss reason) {
        tell(member, participant, reason).subscribe();
    }

    /** The connection of somebody who has another device that takes over: if it does, by then, nothing was lost. */
    void handedOver(Member member, ParticipantId participant, ConnectionLoss reason) {
        Mono.delay(TAKEN_OVER_WITHIN).then(tell(member, participant, reason)).subscribe();
    }

    /** Fails never: what cannot be told is logged. */
    private Mono<Void> tell(Member member, ParticipantId participant, ConnectionLoss reason) {
        LoseConnection command = new LoseConnection(member.meeting, participant, member.connection, reason);
        return commands.send(command, Sending.from(Origin.system(RequestIds.fresh())))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .filter(Losses::isLeftOpen))
                .doOnError(failure ->
                        LOG.info("{} could not be told of a lost connection: {}", member.meeting, failure.getMessage()))
                .onErrorComplete()
                .then();
    }

    /** A connection that asked to be in and went before the answer: nobody knows yet whether it was let in. */
    void orphaned(Member member, ConnectionLoss reason) {
        Flux.just(0, 1, 5, 15)
                .concatMap(seconds -> Mono.delay(Duration.ofSeconds(seconds)).then(holder(member)))
                .next()
                .subscribe(
                        participant -> lost(member, participant, reason),
                        failure -> LOG.info(
                                "{} may hold a connection that is gone: {}", member.meeting, failure.getMessage()));
    }

    /** Whose connection the meeting takes it for; empty when it knows nothing of it. */
    private Mono<ParticipantId> holder(Member member) {
        return queries.ask(
                        new FindMeetingState(member.meeting), MeetingStateView.class, Origin.system(RequestIds.fresh()))
                .onErrorResume(Denied.class, _ -> Mono.empty())
                .flatMap(view -> Mono.justOrEmpty(People.of(view.state())
                        .find(member.user)
                        .filter(person ->
                                member.connection.equals(person.presence().connectionId()))
                        .map(person -> person.id())));
    }

    /** Nothing was decided that we know of: the answer is missing, and it may have been done all the same. */
    static boolean isLeftOpen(Throwable failure) {
        return !(failure instanceof Denied denied)
                || denied.refusal().code() == RefusalCode.EVENT_STORE_UNAVAILABLE
                || denied.refusal().code() == RefusalCode.SIGNALING_FAILED
                || denied.refusal().code() == RefusalCode.INTERNAL_ERROR;
    }
}
