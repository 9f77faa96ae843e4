package io.videoconf.api.account.queries;

/**
 * Asks whose e-mail this is; answered by UserView, or USER_NOT_FOUND.
 */
public record FindUserByEmail(String email) {}
