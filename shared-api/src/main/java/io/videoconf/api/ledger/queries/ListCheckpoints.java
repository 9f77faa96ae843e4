package io.videoconf.api.ledger.queries;

/**
 * Asks for signed tree heads, the smallest first. Answered with {@code Checkpoints}.
 *
 * @param after only those of larger trees than this
 * @param limit 1 to 100
 */
public record ListCheckpoints(long after, int limit) implements LedgerQuery {}
