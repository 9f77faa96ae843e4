package io.videoconf.edge.gateway.limits;

import io.videoconf.api.account.AccountType;
import reactor.core.publisher.Mono;

/** Where limits are counted. Never blocks, and never fails: when a shared store is away, it counts here. */
interface Buckets {
    /**
     * Takes one, when there is one.
     *
     * @param subject for whom: an account's id, or what {@link Addresses} makes of an address
     */
    Mono<Standing> take(Limit limit, String subject, AccountType type);

    /** Gives one back that was taken for nothing. */
    Mono<Standing> giveBack(Limit limit, String subject, AccountType type);

    /** How it stands; takes nothing. */
    Mono<Standing> look(Limit limit, String subject, AccountType type);
}
