package io.videoconf.api.account.events;

import io.videoconf.api.kernel.ApiKeyId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * An API key is good for nothing any more.
 */
public record ApiKeyRevoked(UserId userId, ApiKeyId apiKeyId, Instant at) implements AccountEvent {}
