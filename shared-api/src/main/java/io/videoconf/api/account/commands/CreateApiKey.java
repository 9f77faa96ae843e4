package io.videoconf.api.account.commands;

import io.videoconf.api.account.ApiKeyScope;
import io.videoconf.api.kernel.ApiKeyId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an API key. Its secret stays with who asks: here is only what it is recognised by.
 *
 * @param prefix the first characters of the secret, to tell keys apart
 * @param sha256 of the whole secret, in hex
 * @param expiresAt null when it does not expire
 */
public record CreateApiKey(
        UserId userId,
        ApiKeyId apiKeyId,
        String name,
        String prefix,
        String sha256,
        Set<ApiKeyScope> scopes,
        @Nullable Instant expiresAt)
        implements AccountCommand {}
