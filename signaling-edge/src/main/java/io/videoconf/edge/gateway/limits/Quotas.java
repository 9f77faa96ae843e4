package io.videoconf.edge.gateway.limits;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.edge.queries.FindRepeat;
import io.videoconf.api.edge.views.Repeat;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.RefusalKind;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.api.recording.Rendition;
import io.videoconf.api.recording.commands.InviteViewer;
import io.videoconf.api.recording.commands.RequestDownload;
import io.videoconf.api.recording.commands.RequestRendition;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.Sending;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Counts the commands that there is a quota of, whatever door they come through. Nothing is used up by a command that was
 * refused, or that was carried out before; where it is not known what became of it, it counts.
 */
@Component
public final class Quotas {
    private final Buckets buckets;
    private final Tiers tiers;
    private final Queries queries;

    Quotas(Buckets buckets, Tiers tiers, Queries queries) {
        this.buckets = buckets;
        this.tiers = tiers;
        this.queries = queries;
    }

    /** Carries a command out within its quota, if there is one. */
    public <R> Mono<R> within(Object command, Sending sending, Mono<R> carriedOut) {
        return switch (command) {
            case ScheduleMeeting _ -> counted(Limit.MEETING_CREATIONS, sending, carriedOut);
            case RequestDownload _ -> counted(Limit.RECORDING_DOWNLOADS, sending, carriedOut);
            case RequestRendition it
            when it.rendition() == Rendition.SEEKABLE -> counted(Limit.RECORDING_DOWNLOADS, sending, carriedOut);
            // A download that is given away. Who opens it has no allowance, and takes nothing from anybody's.
            case InviteViewer _ -> counted(Limit.RECORDING_DOWNLOADS, sending, carriedOut);
            case RegisterUser _ when sending.origin().actor().equals(Calls.VISITOR) -> registered(sending, carriedOut);
            default -> carriedOut;
        };
    }

    private <R> Mono<R> counted(Limit limit, Sending sending, Mono<R> carriedOut) {
        UserId account = sending.origin().actor().id();
        return exchange()
                .flatMap(exchange -> taken(
                        new Taking(limit, account.value(), tiers.of(account), exchange.orNull()), sending, carriedOut));
    }

    /** A person without an account has an address at most; a command from elsewhere than HTTP has none either. */
    private <R> Mono<R> registered(Sending sending, Mono<R> carriedOut) {
        return exchange().flatMap(exchange -> {
            ServerWebExchange request = exchange.orNull();
            return request == null
                    ? carriedOut
                    : taken(
                            new Taking(Limit.REGISTRATIONS, Turnstile.address(request), AccountType.BASIC, request),
                            sending,
                            carriedOut);
        });
    }

    private <R> Mono<R> taken(Taking taking, Sending sending, Mono<R> carriedOut) {
        return buckets.take(taking.limit(), taking.subject(), taking.type()).flatMap(standing -> {
            taking.show(standing);
            if (!standing.isBounded()) {
                return carriedOut;
            }
            return standing.allowed()
                    ? settled(taking, carriedOut)
                    : wasCarriedOut(sending).flatMap(known -> known ? carriedOut : Mono.error(standing.denied()));
        });
    }

    private <R> Mono<R> settled(Taking taking, Mono<R> carriedOut) {
        return carriedOut
                .flatMap(answer -> answer instanceof Receipt receipt && receipt.repeated()
                        ? returned(taking).thenReturn(answer)
                        : Mono.just(answer))
                .onErrorResume(
                        Denied.class,
                        denied -> wasRefused(denied) ? returned(taking).then(Mono.error(denied)) : Mono.error(denied));
    }

    private Mono<Standing> returned(Taking taking) {
        return buckets.giveBack(taking.limit(), taking.subject(), taking.type()).doOnNext(taking::show);
    }

    private static boolean wasRefused(Denied denied) {
        RefusalKind kind = denied.refusal().code().kind();
        return kind != RefusalKind.INTERNAL && kind != RefusalKind.UNAVAILABLE;
    }

    private Mono<Boolean> wasCarriedOut(Sending sending) {
        Sending.Idempotency key = sending.idempotency();
        return key == null
                ? Mono.just(false)
                : queries.ask(new FindRepeat(sending.origin().actor().id(), key.key()), Repeat.class, sending.origin())
                        .map(Repeat::known);
    }

    private static Mono<Request> exchange() {
        return Mono.deferContextual(context -> Mono.just(
                new Request(context.hasKey(ServerWebExchange.class) ? context.get(ServerWebExchange.class) : null)));
    }

    /** The request that is being answered; a command from a socket has none. */
    private record Request(@Nullable ServerWebExchange orNull) {}

    private record Taking(
            Limit limit,
            String subject,
            AccountType type,
            @Nullable ServerWebExchange exchange) {
        void show(Standing standing) {
            if (exchange != null) {
                LimitHeaders.show(exchange, standing);
            }
        }
    }
}
