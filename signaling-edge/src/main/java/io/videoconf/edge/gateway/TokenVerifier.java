package io.videoconf.edge.gateway;

import reactor.core.publisher.Mono;

/** Turns an access token into who holds it. */
public interface TokenVerifier {
    /** No token that is longer is looked at, by whichever door it comes. */
    int LONGEST = 8192;

    /**
     * Checks signature, issuer, audience and times.
     *
     * <p>Ends with {@link Denied} INVALID_TOKEN when the token is not to be trusted, and with
     * EVENT_STORE_UNAVAILABLE when no key to check it with can be had.
     */
    Mono<Caller> verify(String token);

    /**
     * Says which guest a token was made for that may have expired, up to a day ago. It opens nothing: it tells who somebody is who
     * asks for the next one, since a meeting may last longer than a token.
     *
     * <p>Ends as {@link #verify} does, also for tokens of others than guests.
     */
    Mono<Caller> recognizeGuest(String token);
}
