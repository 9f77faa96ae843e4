package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.ApiKeyId;
import io.videoconf.api.kernel.UserId;

/**
 * Takes an API key back, for good.
 */
public record RevokeApiKey(UserId userId, ApiKeyId apiKeyId) implements AccountCommand {}
