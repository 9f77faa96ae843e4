package io.videoconf.command.account.credentials;

import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.UserId;

/**
 * A session as its row says it is.
 */
record Session(SessionId sessionId, UserId userId, boolean ended) {}
