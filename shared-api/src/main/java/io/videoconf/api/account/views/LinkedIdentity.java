package io.videoconf.api.account.views;

import io.videoconf.api.kernel.UserId;

/**
 * Whom an outside issuer's subject is.
 */
public record LinkedIdentity(UserId userId) {}
