package io.videoconf.api.ledger.queries;

/**
 * Asks for a signed tree head. Answered with a {@code CheckpointView}; NOT_FOUND when there is none.
 *
 * @param size of the tree; 0 for the newest
 */
public record FindCheckpoint(long size) implements LedgerQuery {}
