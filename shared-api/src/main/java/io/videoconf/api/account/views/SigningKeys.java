package io.videoconf.api.account.views;

/**
 * The public halves of the keys that sign access tokens, as an RFC 7517 key set.
 */
public record SigningKeys(String jwks) {}
