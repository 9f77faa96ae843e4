package io.videoconf.api.ledger.views;

import java.time.Instant;

/**
 * A signed tree head.
 *
 * @param size leaves that it vouches for
 * @param rootHash the tree's root
 * @param checkpoint the signed note, as C2SP's tlog-checkpoint has it
 */
public record CheckpointView(long size, String rootHash, String checkpoint, Instant signedAt) {}
