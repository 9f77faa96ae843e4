package io.videoconf.edge.gateway;

import io.videoconf.edge.gateway.limits.Tiers;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every kind of token that opens a door: our own, API keys, and those of outside issuers. */
@Component
final class Credentials implements TokenVerifier {
    private final SignedTokens ours;
    private final ApiKeyTokens apiKeys;
    private final OutsideTokens outside;
    private final ClosedDoors doors;
    private final LateAddresses addresses;
    private final Tiers tiers;

    Credentials(
            SignedTokens ours,
            ApiKeyTokens apiKeys,
            OutsideTokens outside,
            ClosedDoors doors,
            LateAddresses addresses,
            Tiers tiers) {
        this.addresses = addresses;
        this.tiers = tiers;
        this.ours = ours;
        this.apiKeys = apiKeys;
        this.outside = outside;
        this.doors = doors;
    }

    @Override
    public Mono<Caller> verify(String token) {
        return Mono.defer(() -> kind(token))
                .doOnNext(this::noteTier)
                .flatMap(doors::admit)
                .flatMap(addresses::complete);
    }

    @Override
    public Mono<Caller> recognizeGuest(String token) {
        return Mono.defer(() -> ours.recognizeGuest(token)).flatMap(doors::admit);
    }

    private void noteTier(Verified verified) {
        Caller caller = verified.caller();
        tiers.told(caller.actor().id(), caller.accountType(), verified.issuedAt());
    }

    /** Nothing is believed yet: this only says who is to look at it. */
    private Mono<Verified> kind(String token) {
        if (token.length() > LONGEST) {
            return ours.verify("");
        }
        if (token.startsWith(ApiKeyTokens.PREFIX)) {
            return apiKeys.verify(token);
        }
        return outside.issuerOf(token)
                .map(issuer -> outside.verify(token, issuer))
                .orElseGet(() -> ours.verify(token));
    }
}
