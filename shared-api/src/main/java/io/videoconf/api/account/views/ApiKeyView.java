package io.videoconf.api.account.views;

import io.videoconf.api.account.ApiKeyScope;
import io.videoconf.api.kernel.ApiKeyId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key, without its secret.
 *
 * @param expiresAt null when it does not expire
 * @param lastUsedAt to the hour; null when it was never used
 */
public record ApiKeyView(
        ApiKeyId apiKeyId,
        UserId userId,
        String name,
        String prefix,
        List<ApiKeyScope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
