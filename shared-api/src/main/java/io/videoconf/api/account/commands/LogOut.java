package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.SessionId;

/**
 * Ends a session.
 */
public record LogOut(SessionId sessionId) implements CredentialCommand {}
