package io.videoconf.api.account.queries;

import io.videoconf.api.kernel.UserId;

/**
 * Asks for one account; answered by UserView, or USER_NOT_FOUND.
 */
public record FindUser(UserId userId) {}
