package io.videoconf.edge.gateway.limits;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Caller;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts every request over HTTP as it comes in, and turns those away that are too many. */
@Component
public final class Turnstile {
    private static final String LIMITS = ApiVersions.PLAIN + "/rate-limits";

    private final Buckets buckets;
    private final Tiers tiers;

    Turnstile(Buckets buckets, Tiers tiers) {
        this.buckets = buckets;
        this.tiers = tiers;
    }

    /**
     * Somebody with a good token. To ask how one's limits stand is free: above all who has none left wants to know.
     *
     * @return fails with RATE_LIMIT_EXCEEDED
     */
    public Mono<Void> caller(ServerWebExchange exchange, Caller caller) {
        UserId account = caller.actor().id();
        AccountType type = tiers.of(account);
        return pass(
                exchange,
                asksForLimits(exchange.getRequest())
                        ? buckets.look(Limit.API_CALLS, account.value(), type)
                        : buckets.take(Limit.API_CALLS, account.value(), type));
    }

    /**
     * The same of one operation over a socket, where there are no headers to show how the limit stands.
     *
     * @return fails with RATE_LIMIT_EXCEEDED
     */
    public Mono<Void> caller(Caller caller) {
        UserId account = caller.actor().id();
        return buckets.take(Limit.API_CALLS, account.value(), tiers.of(account))
                .flatMap(standing -> standing.allowed() ? Mono.empty() : Mono.error(standing.denied()));
    }

    /**
     * Somebody at a route that needs no token, or without a good one.
     *
     * @return fails with RATE_LIMIT_EXCEEDED
     */
    public Mono<Void> stranger(ServerWebExchange exchange) {
        return pass(exchange, buckets.take(Limit.OPEN_CALLS, address(exchange), AccountType.BASIC));
    }

    /** Somebody who asks what is for everybody, and made without effort: whether we are well, which keys we sign with. */
    public Mono<Void> passer(ServerWebExchange exchange) {
        return pass(exchange, buckets.look(Limit.OPEN_CALLS, address(exchange), AccountType.BASIC));
    }

    /** How all limits of an account stand, in the order in which they are written down. */
    public Mono<List<Standing>> standings(UserId account) {
        return Flux.fromStream(Arrays.stream(Limit.values()).filter(it -> it.whose() == Limit.Whose.ACCOUNT))
                .concatMap(limit -> buckets.look(limit, account.value(), tiers.of(account)))
                .collectList();
    }

    /** The type of an account, as it is counted. */
    public AccountType typeOf(UserId account) {
        return tiers.of(account);
    }

    static String address(ServerWebExchange exchange) {
        return Addresses.subject(exchange.getRequest().getRemoteAddress());
    }

    private static Mono<Void> pass(ServerWebExchange exchange, Mono<Standing> counted) {
        return counted.flatMap(standing -> {
            LimitHeaders.show(exchange, standing);
            return standing.allowed() ? Mono.empty() : Mono.error(standing.denied());
        });
    }

    private static boolean asksForLimits(ServerHttpRequest request) {
        String path = request.getPath().value();
        return path.endsWith("/rate-limits")
                && HttpMethod.GET.equals(request.getMethod())
                && ApiVersions.unversioned(path).equals(LIMITS);
    }
}
