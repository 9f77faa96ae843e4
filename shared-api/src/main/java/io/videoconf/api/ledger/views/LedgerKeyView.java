package io.videoconf.api.ledger.views;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The public half of a key.
 *
 * @param verifierKey as verifiers of signed notes (C2SP) take it
 * @param publicKey Ed25519, 32 bytes
 * @param retiredAt null while it signs
 */
public record LedgerKeyView(
        String keyId,
        String verifierKey,
        String publicKey,
        Instant createdAt,
        @Nullable Instant retiredAt) {}
