package io.videoconf.api.account.events;

import io.videoconf.api.account.ApiKeyScope;
import io.videoconf.api.kernel.ApiKeyId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key was made. Its secret is nowhere.
 *
 * @param prefix the first characters of the secret
 * @param scopes in the order of their names
 * @param expiresAt null when it does not expire
 */
public record ApiKeyCreated(
        UserId userId,
        ApiKeyId apiKeyId,
        @Personal(of = "userId") String name,
        String prefix,
        List<ApiKeyScope> scopes,
        @Nullable Instant expiresAt,
        Instant at)
        implements AccountEvent {}
