package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.UserId;

/**
 * Has a code written to the account's e-mail address. Refused with RATE_LIMIT_EXCEEDED when one was written a moment ago, or
 * several today, and with INVALID_STATE where no e-mail goes out.
 */
public record RequestEmailVerification(UserId userId) implements AccountCommand {}
