package io.videoconf.api.account.queries;

/**
 * Asks whose API key this is; answered by ApiKeyView, or INVALID_TOKEN when it is nobody's, expired or revoked.
 *
 * @param sha256 of the whole secret, in hex
 */
public record FindApiKey(String sha256) {}
