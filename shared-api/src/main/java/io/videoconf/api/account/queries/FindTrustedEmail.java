package io.videoconf.api.account.queries;

import io.videoconf.api.kernel.UserId;

/**
 * Asks for the e-mail address that opens something for an account; answered by TrustedEmail.
 */
public record FindTrustedEmail(UserId userId) {}
