package io.videoconf.api.ledger.queries;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the proof that one tree is the beginning of another. Answered with a {@code ConsistencyView}.
 *
 * @param from leaves of the smaller tree
 * @param to leaves of the larger; null for the newest head's
 */
public record FindConsistency(long from, @Nullable Long to) implements LedgerQuery {}
