package io.videoconf.command.account.credentials;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.EmailVerification;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.state.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;

/**
 * Signs access tokens: JWTs (RFC 7519) with ES256, and with no other algorithm.
 *
 * <p>Claims: iss, sub (user id), aud, exp, iat, iat_ms, nbf, jti; kind (user, guest), tenant, tenant_role (member, admin,
 * compliance, operator), account_type (basic, pro, enterprise), name; email and sid of users only; meeting_id of guests only. An
 * email that opens nothing, because it was not verified where it has to be, is not in it.
 */
public final class AccessTokens {

    /** How a client presents such a token. */
    static final String TYPE = "Bearer";

    private final SigningKeyRing keys;
    private final TokenSettings settings;
    private final Operators operators;
    private final EmailVerification verification;
    private final Clock clock;

    AccessTokens(
            SigningKeyRing keys,
            TokenSettings settings,
            Operators operators,
            EmailVerification verification,
            Clock clock) {
        this.verification = verification;
        this.keys = keys;
        this.settings = settings;
        this.operators = operators;
        this.clock = clock;
    }

    /** A token for somebody with an account, in one of their sessions. */
    public String forUser(Account account, SessionId sessionId) {
        JWTClaimsSet.Builder claims = claims(ActorKind.USER, account.userId(), settings.accessLifetime())
                .claim("tenant", account.tenantId().value())
                .claim("tenant_role", lower(operators.roleOf(account)))
                .claim("account_type", lower(account.accountType()))
                .claim("name", account.displayName())
                .claim("sid", sessionId.value());
        return signed(
                verification.opens(account.standing().verifiedAt()) ? claims.claim("email", account.email()) : claims);
    }

    /**
     * A token for a guest of one meeting. Guests belong to no tenant of anybody's: each is in one of their own,
     * which has the guest's id.
     */
    public String forGuest(UserId guestId, String displayName, MeetingId meetingId) {
        return signed(claims(ActorKind.GUEST, guestId, settings.guestLifetime())
                .claim("tenant", guestId.value())
                .claim("tenant_role", lower(TenantRole.MEMBER))
                .claim("account_type", lower(AccountType.BASIC))
                .claim("name", displayName)
                .claim("meeting_id", meetingId.value()));
    }

    private JWTClaimsSet.Builder claims(ActorKind kind, UserId subject, Duration lifetime) {
        Instant now = SqlTimes.now(clock);
        return new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(settings.audience())
                .subject(subject.value())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                // Seconds are too coarse to say whether a token is from before or after a change of roles.
                .claim("iat_ms", now.toEpochMilli())
                .claim("kind", lower(kind));
    }

    private String signed(JWTClaimsSet.Builder claims) {
        SigningKey key = keys.signing();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.kid())
                .build();
        SignedJWT token = new SignedJWT(header, claims.build());
        try {
            token.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("signing key " + key.kid() + " cannot sign", e);
        }
        return token.serialize();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
