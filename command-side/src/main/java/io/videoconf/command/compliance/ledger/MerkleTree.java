package io.videoconf.command.compliance.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs of RFC 6962, from the hashes of complete subtrees. Each needs as many of them as the tree is high, so
 * none takes longer for a longer ledger.
 */
final class MerkleTree {
    /** The root of a complete subtree: of 2^level leaves, the {@code index}th of its level. */
    interface Nodes {
        byte[] node(int level, long index);
    }

    private final Nodes nodes;
    private final LedgerHashes hashes = new LedgerHashes();

    MerkleTree(Nodes nodes) {
        this.nodes = nodes;
    }

    /** MTH of the first {@code size} leaves. */
    byte[] root(long size) {
        return size == 0 ? hashes.empty() : range(0, size);
    }

    /** PATH: shows that a leaf is in the tree of the first {@code size}. */
    List<byte[]> inclusion(long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("a tree of " + size + " has no leaf " + leaf);
        }
        List<byte[]> path = new ArrayList<>();
        path(leaf, 0, size, path);
        return path;
    }

    /** PROOF: shows that the tree of the first {@code smaller} leaves is the beginning of that of the first {@code size}. */
    List<byte[]> consistency(long smaller, long size) {
        if (smaller < 0 || smaller > size) {
            throw new IllegalArgumentException("a tree of " + smaller + " is no beginning of one of " + size);
        }
        List<byte[]> proof = new ArrayList<>();
        if (smaller > 0 && smaller < size) {
            subproof(smaller, 0, size, true, proof);
        }
        return proof;
    }

    private void path(long leaf, long start, long end, List<byte[]> path) {
        if (end - start == 1) {
            return;
        }
        long middle = start + split(end - start);
        if (leaf < middle) {
            path(leaf, start, middle, path);
            path.add(range(middle, end));
        } else {
            path(leaf, middle, end, path);
            path.add(range(start, middle));
        }
    }

    private void subproof(long smaller, long start, long end, boolean known, List<byte[]> proof) {
        if (smaller == end) {
            if (!known) {
                proof.add(range(start, end));
            }
            return;
        }
        long middle = start + split(end - start);
        if (smaller <= middle) {
            subproof(smaller, start, middle, known, proof);
            proof.add(range(middle, end));
        } else {
            subproof(smaller, middle, end, false, proof);
            proof.add(range(start, middle));
        }
    }

    /** The hash of the leaves from start on, before end; start is where a subtree of their number may begin. */
    private byte[] range(long start, long end) {
        long width = end - start;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return nodes.node(level, start >> level);
        }
        long middle = start + split(width);
        return hashes.node(range(start, middle), range(middle, end));
    }

    /** The largest power of two below {@code width}. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }
}
