package io.videoconf.edge.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.edge.gateway.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Tokens of the outside issuers that the configuration names: its algorithms, its audience, in their time. */
@Component
final class OutsideTokens {
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final int LONGEST_SUBJECT = 255;

    private final Map<String, OutsideIssuer> issuers = new HashMap<>();
    private final Map<String, OutsideKeys> keys = new HashMap<>();
    private final OutsidePeople people;
    private final InstantSource clock;

    @Autowired
    OutsideTokens(DoorSettings settings, OutsidePeople people) {
        this(settings, people, InstantSource.system());
    }

    OutsideTokens(DoorSettings settings, OutsidePeople people, InstantSource clock) {
        this.people = people;
        this.clock = clock;
        settings.issuers().forEach(each -> {
            issuers.put(each.issuer(), each);
            keys.put(each.issuer(), new OutsideKeys(each, clock));
        });
    }

    /** The outside issuer that a token says it is of; nothing of it is believed yet. */
    Optional<OutsideIssuer> issuerOf(String token) {
        if (issuers.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode claims = WireJson.parse(Base64.getUrlDecoder().decode(parts[1].getBytes(StandardCharsets.UTF_8)));
            return Optional.ofNullable(issuers.get(claims.path("iss").asString("")));
        } catch (JacksonException | IllegalArgumentException _) {
            // Whatever it is, it is none of theirs.
            return Optional.empty();
        }
    }

    /** INVALID_TOKEN when it is not to be trusted; otherwise the person's account here, made when there is none yet. */
    Mono<Verified> verify(String token, OutsideIssuer issuer) {
        return Mono.defer(() -> {
            SignedJWT jwt = parsed(token, issuer);
            String keyId = jwt.getHeader().getKeyID();
            OutsideKeys known = keys.get(issuer.issuer());
            return keyId == null || known == null
                    ? Mono.<Verified>error(OutsideTokens::invalid)
                    : known.find(keyId)
                            .map(key -> claims(jwt, key, issuer))
                            .switchIfEmpty(Mono.error(OutsideTokens::invalid))
                            .flatMap(claims -> people.find(issuer, claims));
        });
    }

    private static SignedJWT parsed(String token, OutsideIssuer issuer) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWSHeader header = jwt.getHeader();
            boolean critical = header.getCriticalParams() != null
                    && !header.getCriticalParams().isEmpty();
            if (critical || !issuer.allowed().contains(header.getAlgorithm())) {
                throw invalid();
            }
            return jwt;
        } catch (ParseException _) {
            throw invalid();
        }
    }

    private JWTClaimsSet claims(SignedJWT jwt, JWK key, OutsideIssuer issuer) {
        try {
            boolean fits = JWKMatcher.forJWSHeader(jwt.getHeader()).matches(key);
            if (!fits
                    || !(key instanceof AsymmetricJWK asymmetric)
                    || !jwt.verify(new DefaultJWSVerifierFactory()
                            .createJWSVerifier(jwt.getHeader(), asymmetric.toPublicKey()))) {
                throw invalid();
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            if (!isGood(claims, issuer)) {
                throw invalid();
            }
            return claims;
        } catch (JOSEException | ParseException _) {
            throw invalid();
        }
    }

    private boolean isGood(JWTClaimsSet claims, OutsideIssuer issuer) {
        Instant now = clock.instant();
        String subject = claims.getSubject();
        Date expires = claims.getExpirationTime();
        return issuer.issuer().equals(claims.getIssuer())
                && claims.getAudience().contains(issuer.audience())
                && expires != null
                && now.minus(SKEW).isBefore(expires.toInstant())
                && isPast(claims.getNotBeforeTime(), now)
                && isPast(claims.getIssueTime(), now)
                && subject != null
                && !subject.isBlank()
                && subject.length() <= LONGEST_SUBJECT;
    }

    private static boolean isPast(@org.jspecify.annotations.Nullable Date time, Instant now) {
        return time == null || !now.plus(SKEW).isBefore(time.toInstant());
    }

    private static Denied invalid() {
        return Denied.of(RefusalCode.INVALID_TOKEN, "TokensAreOfIssuersThatWeKnow");
    }
}
