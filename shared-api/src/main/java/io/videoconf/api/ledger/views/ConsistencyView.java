package io.videoconf.api.ledger.views;

import java.util.List;

/**
 * That the tree of {@code from} leaves is the beginning of that of {@code to} (RFC 6962, 2.1.2).
 *
 * @param fromRootHash the smaller tree's root
 * @param toRootHash the larger tree's root
 */
public record ConsistencyView(long from, long to, String fromRootHash, String toRootHash, List<String> proof) {
    public ConsistencyView {
        proof = List.copyOf(proof);
    }
}
