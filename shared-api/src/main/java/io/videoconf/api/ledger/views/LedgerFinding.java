package io.videoconf.api.ledger.views;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was.
 *
 * @param kind edited, deleted, inserted, swapped, truncated, chain, tree, head, key or archive
 * @param treeIndex the leaf that it is about; null for none
 */
public record LedgerFinding(String kind, @Nullable Long treeIndex, String text) {}
