package io.videoconf.edge.gateway;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.GuestTokens;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Our own access tokens: ES256 and nothing else, our issuer, our audience, in their time. */
@Component
final class SignedTokens {
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final ReactiveJwtDecoder decoder;
    private final ReactiveJwtDecoder late;
    private final SigningKeyCache keys;
    private final InstantSource clock;
    private final CheckedTokens checked = new CheckedTokens();

    @Autowired
    SignedTokens(SigningKeyCache keys, EdgeSettings settings) {
        this(keys, settings, InstantSource.system());
    }

    SignedTokens(SigningKeyCache keys, EdgeSettings settings, InstantSource clock) {
        this.decoder = decoder(keys, validator(settings.tokens(), clock, SKEW));
        this.late = decoder(keys, validator(settings.tokens(), clock, GuestTokens.KNOWN_AFTER_EXPIRY));
        this.keys = keys;
        this.clock = clock;
    }

    private static ReactiveJwtDecoder decoder(SigningKeyCache keys, OAuth2TokenValidator<Jwt> validator) {
        NimbusReactiveJwtDecoder ours = NimbusReactiveJwtDecoder.withJwkSource(token -> key(keys, token))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        ours.setJwtValidator(validator);
        return ours;
    }

    /** INVALID_TOKEN when it is not to be trusted, EVENT_STORE_UNAVAILABLE when no key can be had to check it with. */
    Mono<Verified> verify(String token) {
        if (token.isBlank() || token.length() > TokenVerifier.LONGEST) {
            return Mono.error(SignedTokens::invalid);
        }
        return Mono.defer(() -> {
            CheckedTokens.Name name = CheckedTokens.Name.of(token);
            CheckedTokens.Checked known = checked.find(name);
            return known == null ? checkedAnew(token, name) : checkedBefore(known, token, name);
        });
    }

    /** The same for a guest's token that may have expired a while ago. Asked seldom, so nothing of it is remembered. */
    Mono<Verified> recognizeGuest(String token) {
        if (token.isBlank() || token.length() > TokenVerifier.LONGEST) {
            return Mono.error(SignedTokens::invalid);
        }
        return Mono.defer(() -> late.decode(token))
                .map(SignedTokens::verified)
                .filter(it -> it.caller().actor().kind() == ActorKind.GUEST)
                .onErrorMap(JwtException.class, SignedTokens::untrusted)
                .switchIfEmpty(Mono.error(SignedTokens::invalid));
    }

    /** Its signature needs no second look as long as the key that it was made with is published. */
    private Mono<Verified> checkedBefore(CheckedTokens.Checked known, String token, CheckedTokens.Name name) {
        if (!clock.instant().minus(SKEW).isBefore(known.verified().caller().expiresAt())) {
            checked.forget(name);
            return Mono.error(SignedTokens::invalid);
        }
        return keys.find(known.key().getKeyID())
                .filter(known.key()::equals)
                .map(_ -> known.verified())
                .switchIfEmpty(Mono.defer(() -> {
                    checked.forget(name);
                    return checkedAnew(token, name);
                }));
    }

    private Mono<Verified> checkedAnew(String token, CheckedTokens.Name name) {
        return Mono.defer(() -> decoder.decode(token))
                .flatMap(good -> remembered(good, name))
                .onErrorMap(JwtException.class, SignedTokens::untrusted)
                .switchIfEmpty(Mono.error(SignedTokens::invalid));
    }

    /** A key that could not be had is our fault, and must not look like theirs. */
    private static Denied untrusted(JwtException failure) {
        return failure.getCause() instanceof Denied denied ? denied : invalid();
    }

    private Mono<Verified> remembered(Jwt good, CheckedTokens.Name name) {
        Verified verified = verified(good);
        return keys.find(String.valueOf(good.getHeaders().get("kid")))
                .doOnNext(key -> checked.remember(name, new CheckedTokens.Checked(verified, key), clock.instant()))
                .thenReturn(verified);
    }

    private static Flux<JWK> key(SigningKeyCache keys, SignedJWT token) {
        String keyId = token.getHeader().getKeyID();
        return keyId == null ? Flux.empty() : keys.find(keyId).flux();
    }

    private static OAuth2TokenValidator<Jwt> validator(
            EdgeSettings.Tokens ours, InstantSource clock, Duration patience) {
        return token -> {
            Instant now = clock.instant();
            Instant expires = token.getExpiresAt();
            Instant notBefore = token.getNotBefore();
            boolean valid = ours.issuer().equals(token.getClaimAsString("iss"))
                    && token.getAudience() != null
                    && token.getAudience().contains(ours.audience())
                    && expires != null
                    && now.minus(patience).isBefore(expires)
                    && (notBefore == null || !now.plus(SKEW).isBefore(notBefore));
            return valid
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
        };
    }

    private static Verified verified(Jwt token) {
        Object exactly = token.getClaim("iat_ms");
        Instant issued = token.getIssuedAt();
        return new Verified(
                caller(token),
                exactly instanceof Long millis
                        ? Instant.ofEpochMilli(millis)
                        : issued == null ? Instant.EPOCH : issued);
    }

    private static Caller caller(Jwt token) {
        try {
            Actor actor = actor(token);
            String email = token.getClaimAsString("email");
            String session = token.getClaimAsString("sid");
            String accountType = token.getClaimAsString("account_type");
            Instant expires = token.getExpiresAt();
            return new Caller(
                    actor,
                    orElse(token.getClaimAsString("name"), "Somebody"),
                    actor.kind() == ActorKind.USER && email != null ? email.toLowerCase(Locale.ROOT) : null,
                    session == null ? null : new SessionId(session),
                    accountType == null ? AccountType.BASIC : AccountType.valueOf(upper(accountType)),
                    expires == null ? Instant.EPOCH : expires);
        } catch (IllegalArgumentException | NullPointerException e) {
            // Signed by us, and yet not as we sign them: not to be trusted.
            throw invalid();
        }
    }

    private static Actor actor(Jwt token) {
        ActorKind kind =
                switch (orElse(token.getClaimAsString("kind"), "")) {
                    case "user" -> ActorKind.USER;
                    case "guest" -> ActorKind.GUEST;
                    case "service" -> ActorKind.SERVICE;
                    default -> throw invalid();
                };
        String role = token.getClaimAsString("tenant_role");
        String meeting = token.getClaimAsString("meeting_id");
        if (kind == ActorKind.GUEST && meeting == null) {
            throw invalid();
        }
        return new Actor(
                kind,
                new UserId(orElse(token.getSubject(), "")),
                new TenantId(orElse(token.getClaimAsString("tenant"), "")),
                role == null ? TenantRole.MEMBER : TenantRole.valueOf(upper(role)),
                meeting == null ? null : new MeetingId(meeting));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static String orElse(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }

    private static Denied invalid() {
        return Denied.of(RefusalCode.INVALID_TOKEN, "TokensAreOurs");
    }
}
