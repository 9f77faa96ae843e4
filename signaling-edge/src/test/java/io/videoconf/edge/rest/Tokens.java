package io.videoconf.edge.rest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.videoconf.api.account.views.SigningKeys;
import io.videoconf.api.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Signs tokens as the keeper of credentials does. */
public final class Tokens {
    public static final ECKey KEY = key("key-1");
    public static final UserId ALICE = new UserId("01900000-0000-7000-8000-00000000a11c");
    public static final UserId BOB = new UserId("01900000-0000-7000-8000-000000000b0b");
    public static final String TENANT = "01900000-0000-7000-8000-0000000000aa";
    public static final String SESSION = "01900000-0000-7000-8000-0000000000e5";
    public static final String ALICE_TOKEN =
            signed(claims(ALICE, "Alice", "alice@example.com").build());
    public static final String BOB_TOKEN =
            signed(claims(BOB, "Bob", "bob@example.com").build());

    private Tokens() {}

    public static SigningKeys published() {
        return new SigningKeys(new JWKSet(KEY.toPublicJWK()).toString());
    }

    public static JWTClaimsSet.Builder claims(UserId user, String name, String email) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("videoconf")
                .audience("videoconf")
                .subject(user.value())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .claim("kind", "user")
                .claim("tenant", TENANT)
                .claim("tenant_role", "member")
                .claim("account_type", "pro")
                .claim("name", name)
                .claim("email", email)
                .claim("sid", SESSION);
    }

    /** A guest's of the sample meeting that expired so long ago. */
    public static String guest(UserId guest, Duration ranOut, ECKey key) {
        JWTClaimsSet.Builder claims = claims(guest, "Gus", "x@example.com")
                .claim("kind", "guest")
                .claim("email", null)
                .claim("sid", null)
                .claim("meeting_id", Samples.MEETING.value());
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                expired(claims, ranOut).build(),
                key);
    }

    static JWTClaimsSet.Builder expired(JWTClaimsSet.Builder claims, Duration ago) {
        Instant now = Instant.now();
        Date issued = Date.from(now.minus(Duration.ofDays(2)));
        return claims.issueTime(issued).notBeforeTime(issued).expirationTime(Date.from(now.minus(ago)));
    }

    public static String signed(JWTClaimsSet claims) {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(KEY.getKeyID()).build(), claims, KEY);
    }

    public static String signed(JWSHeader header, JWTClaimsSet claims, ECKey key) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
