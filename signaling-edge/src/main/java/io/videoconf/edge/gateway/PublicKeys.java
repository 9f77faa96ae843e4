package io.videoconf.edge.gateway;

import reactor.core.publisher.Mono;

/** The keys that access tokens are checked with. */
@FunctionalInterface
public interface PublicKeys {
    /** As RFC 7517 JSON; fails with {@link Denied} when they cannot be had. */
    Mono<String> jwks();
}
