package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.Secret;

/**
 * Rotates a refresh token. A reused one ends its whole family with INVALID_TOKEN.
 */
public record RefreshSession(Secret refreshToken) implements CredentialCommand {}
