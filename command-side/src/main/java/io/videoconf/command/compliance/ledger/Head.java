package io.videoconf.command.compliance.ledger;

import java.time.Instant;

/**
 * A signed tree head.
 *
 * @param size leaves that it vouches for
 * @param note the checkpoint with its signature
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Head(long size, byte[] root, String note, Instant signedAt) {}
