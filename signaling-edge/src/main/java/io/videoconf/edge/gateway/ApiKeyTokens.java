package io.videoconf.edge.gateway;

import io.videoconf.api.account.ApiKeyScope;
import io.videoconf.api.account.queries.FindApiKey;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.views.ApiKeyView;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.TenantRole;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * API keys as tokens: {@value #PREFIX}, 256 random bits, and a checksum, by which a mistyped or made-up one is turned away
 * without asking anybody, and a leaked one is found by scanners. Nobody keeps them but their owner.
 */
@Component
public final class ApiKeyTokens {
    static final String PREFIX = "vck_";
    private static final int SHOWN = PREFIX.length() + 8;
    private static final int RANDOM_BYTES = 32;
    private static final int LENGTH = PREFIX.length() + 43 + 6;
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Queries queries;
    private final ShortMemory<Verified> known = new ShortMemory<>(REMEMBERED);

    ApiKeyTokens(Queries queries) {
        this.queries = queries;
    }

    /**
     * A key that was just made.
     *
     * @param secret the whole of it, for its owner, once
     * @param prefix its beginning, by which its owner tells it from others
     * @param sha256 by which it is recognised
     */
    public record Fresh(String secret, String prefix, String sha256) {
        /** Never the secret. */
        @Override
        public String toString() {
            return "Fresh[" + prefix + "]";
        }
    }

    /** Makes one. */
    public static Fresh fresh() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String body = PREFIX + base64(random);
        String secret = body + checksum(body);
        return new Fresh(secret, secret.substring(0, SHOWN), sha256(secret));
    }

    /** Whose key it is; INVALID_TOKEN when it is nobody's, expired or revoked. */
    Mono<Verified> verify(String token) {
        if (!isWellFormed(token)) {
            return Mono.error(ApiKeyTokens::invalid);
        }
        String sha256 = sha256(token);
        return known.get(sha256).map(Mono::just).orElseGet(() -> ask(sha256));
    }

    private Mono<Verified> ask(String sha256) {
        Origin origin = Origin.system(RequestIds.fresh());
        return queries.ask(new FindApiKey(sha256), ApiKeyView.class, origin)
                .flatMap(key -> queries.ask(new FindUser(key.userId()), UserView.class, origin)
                        .map(user -> verified(key, user)))
                .doOnNext(verified -> known.put(sha256, verified));
    }

    private static Verified verified(ApiKeyView key, UserView user) {
        if (user.deleted()) {
            throw invalid();
        }
        if (user.suspended()) {
            throw Denied.of(RefusalCode.ACCOUNT_SUSPENDED, "KeysOfTheSuspendedOpenNothing");
        }
        Instant now = Instant.now();
        Instant expires = key.expiresAt() == null ? now.plus(LONGEST) : key.expiresAt();
        if (!expires.isAfter(now)) {
            throw invalid();
        }
        Set<ApiKeyScope> scopes = Set.copyOf(key.scopes());
        Actor actor = new Actor(ActorKind.SERVICE, user.userId(), user.tenantId(), role(user, scopes), null);
        Caller caller = new Caller(
                actor,
                user.displayName(),
                null,
                new SessionId(key.apiKeyId().value()),
                user.accountType(),
                expires,
                scopes);
        return new Verified(caller, now);
    }

    /** A role of the owner's is the key's only if its scopes say so. */
    private static TenantRole role(UserView user, Set<ApiKeyScope> scopes) {
        return switch (user.tenantRole()) {
            case ADMIN -> scopes.contains(ApiKeyScope.USERS_ADMIN) ? TenantRole.ADMIN : TenantRole.MEMBER;
            case COMPLIANCE -> scopes.contains(ApiKeyScope.COMPLIANCE_READ) ? TenantRole.COMPLIANCE : TenantRole.MEMBER;
            case MEMBER, OPERATOR -> TenantRole.MEMBER;
        };
    }

    private static boolean isWellFormed(String token) {
        if (token.length() != LENGTH) {
            return false;
        }
        String body = token.substring(0, LENGTH - 6);
        return token.substring(LENGTH - 6).equals(checksum(body));
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        long value = crc.getValue();
        return base64(new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value});
    }

    private static String sha256(String token) {
        return Digests.sha256(token.getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The scopes of a key as clients see them. */
    public static List<String> words(List<ApiKeyScope> scopes) {
        return scopes.stream().map(ApiKeyScope::wire).toList();
    }

    private static Denied invalid() {
        return Denied.of(RefusalCode.INVALID_TOKEN, "OnlyKeysInUseLetIn");
    }
}
