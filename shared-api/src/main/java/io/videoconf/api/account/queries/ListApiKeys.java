package io.videoconf.api.account.queries;

import io.videoconf.api.kernel.UserId;

/**
 * Asks for the API keys of an account that were not revoked; answered by a Listing of ApiKeyView, newest first.
 */
public record ListApiKeys(UserId userId) {}
