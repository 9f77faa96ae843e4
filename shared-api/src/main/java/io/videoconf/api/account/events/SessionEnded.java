package io.videoconf.api.account.events;

import io.videoconf.api.account.SessionEnd;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * A session is over.
 */
public record SessionEnded(UserId userId, SessionId sessionId, SessionEnd reason, Instant at) implements AccountEvent {}
