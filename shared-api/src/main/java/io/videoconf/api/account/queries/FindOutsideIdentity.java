package io.videoconf.api.account.queries;

/**
 * Asks whom an outside issuer calls by this subject; answered by LinkedIdentity, or USER_NOT_FOUND.
 */
public record FindOutsideIdentity(String issuer, String subject) {}
