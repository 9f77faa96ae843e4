package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.SessionId;

/**
 * Starts a session. Answers {@link io.videoconf.api.account.views.IssuedTokens}, or INVALID_CREDENTIALS, ACCOUNT_SUSPENDED, RATE_LIMIT_EXCEEDED (locked out; details.retry_after_seconds).
 */
public record LogIn(String email, Secret password, SessionId sessionId) implements CredentialCommand {}
