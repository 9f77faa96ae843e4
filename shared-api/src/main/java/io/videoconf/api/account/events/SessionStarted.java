package io.videoconf.api.account.events;

import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * The person logged in.
 */
public record SessionStarted(UserId userId, SessionId sessionId, Instant at) implements AccountEvent {}
