package io.videoconf.api.compliance.views;

import org.jspecify.annotations.Nullable;

/**
 * A key that personal data is sealed with, as it crosses the bus: of no use without the master key.
 *
 * @param keyId a UUID
 * @param wrapped the key, encrypted with the master key, in base64; null when it was destroyed
 * @param erasure number of the erasure that destroyed it; 0 while it lives
 */
public record PersonKeyView(String keyId, @Nullable String wrapped, long erasure) {}
