package io.videoconf.api.account.views;

import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Tokens fresh from the keeper of credentials. Never logged, never stored.
 *
 * @param expiresIn seconds until the access token expires
 */
public record IssuedTokens(
        String accessToken,
        @Nullable String refreshToken,
        String tokenType,
        long expiresIn,
        UserId userId,
        @Nullable String email,
        String displayName,
        @Nullable SessionId sessionId) {
    /** Never the tokens. */
    @Override
    public String toString() {
        return "IssuedTokens[userId=" + userId + "]";
    }
}
