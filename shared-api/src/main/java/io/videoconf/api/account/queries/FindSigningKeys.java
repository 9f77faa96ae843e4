package io.videoconf.api.account.queries;

/**
 * Asks for the public signing keys; answered by SigningKeys.
 */
public record FindSigningKeys() {}
