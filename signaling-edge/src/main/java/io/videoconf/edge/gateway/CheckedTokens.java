package io.videoconf.edge.gateway;

import com.nimbusds.jose.jwk.JWK;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were found good, so that a signature is checked once and not with every request. A token is known by its
 * SHA-256 and is itself not kept. What can change is asked each time all the same: the time, the key, and, by
 * {@link ClosedDoors}, the session and the account.
 */
final class CheckedTokens {
    private static final int MOST = 20_000;
    private static final MessageDigest SHA_256 = Digests.algorithm();

    /**
     * A token's SHA-256.
     *
     * @param a its first eight bytes, and so on
     */
    record Name(long a, long b, long c, long d) {
        static Name of(String token) {
            ByteBuffer digest = ByteBuffer.wrap(fresh().digest(token.getBytes(StandardCharsets.UTF_8)));
            return new Name(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
        }

        private static MessageDigest fresh() {
            try {
                return (MessageDigest) SHA_256.clone();
            } catch (CloneNotSupportedException e) {
                return Digests.algorithm();
            }
        }
    }

    /**
     * What a token says.
     *
     * @param key with which it was signed; it says nothing any more when that is not published any more
     */
    record Checked(Verified verified, JWK key) {}

    private final ConcurrentHashMap<Name, Checked> known = new ConcurrentHashMap<>();

    @Nullable
    Checked find(Name token) {
        return known.get(token);
    }

    void forget(Name token) {
        known.remove(token);
    }

    void remember(Name token, Checked checked, Instant now) {
        if (known.mappingCount() >= MOST) {
            makeRoom(now);
        }
        known.put(token, checked);
    }

    /** First what has expired; then any, for a token that is forgotten is only checked once more. */
    private void makeRoom(Instant now) {
        known.values().removeIf(each -> each.verified().caller().expiresAt().isBefore(now));
        if (known.mappingCount() >= MOST) {
            known.keySet().stream().limit(MOST / 4).toList().forEach(known::remove);
        }
    }
}
