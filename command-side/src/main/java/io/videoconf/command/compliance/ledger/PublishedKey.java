package io.videoconf.command.compliance.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as everybody may know it.
 *
 * @param verifierKey as verifiers of signed notes (C2SP) take it
 * @param publicKey Ed25519, 32 bytes in hex
 * @param retiredAt when its successor took over; null while it signs
 */
public record PublishedKey(
        String keyId,
        String verifierKey,
        String publicKey,
        Instant createdAt,
        @Nullable Instant retiredAt) {}
