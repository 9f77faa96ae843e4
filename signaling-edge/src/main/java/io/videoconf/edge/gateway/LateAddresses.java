package io.videoconf.edge.gateway;

import io.videoconf.api.account.queries.FindTrustedEmail;
import io.videoconf.api.account.views.TrustedEmail;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The e-mail addresses of people whose tokens say none, because theirs was not verified when the token was made. Whoever verifies it
 * sees what it opens at once, and not with the next token; so it is asked with each request, and only for them.
 */
@Component
final class LateAddresses {
    private static final Logger LOG = LoggerFactory.getLogger(LateAddresses.class);

    private final Queries queries;

    LateAddresses(Queries queries) {
        this.queries = queries;
    }

    /** The caller with the address that they have by now, if any. Where nobody can say, there is none. */
    Mono<Caller> complete(Caller caller) {
        if (caller.actor().kind() != ActorKind.USER || caller.email() != null) {
            return Mono.just(caller);
        }
        return queries.ask(
                        new FindTrustedEmail(caller.actor().id()),
                        TrustedEmail.class,
                        Origin.system(RequestIds.fresh()))
                .map(known -> known.email() == null ? caller : caller.reachedAt(known.email()))
                .onErrorResume(Denied.class, failure -> {
                    LOG.debug("whether an address was verified cannot be asked: {}", failure.toString());
                    return Mono.just(caller);
                });
    }
}
