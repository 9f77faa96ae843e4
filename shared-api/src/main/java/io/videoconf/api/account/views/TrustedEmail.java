package io.videoconf.api.account.views;

import org.jspecify.annotations.Nullable;

/**
 * The e-mail address that opens something for an account.
 *
 * @param email in lower case; null when there is none, or none that was verified where it has to be
 */
public record TrustedEmail(@Nullable String email) {}
