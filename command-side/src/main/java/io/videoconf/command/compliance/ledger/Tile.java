package io.videoconf.command.compliance.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Up to 256 hashes side by side, and the subtrees that they make. */
final class Tile {
    static final int HEIGHT = 8;
    static final int WIDTH = 1 << HEIGHT;

    /** By height: the hashes of complete subtrees, made when they are asked for. */
    private final List<byte[]> rows = new ArrayList<>(HEIGHT + 1);

    Tile(byte[] hashes) {
        rows.add(hashes);
    }

    /** How many hashes there are. */
    int width() {
        return row(0).length / LedgerHashes.LENGTH;
    }

    boolean isFull() {
        return width() == WIDTH;
    }

    /** The root of the {@code index}th complete subtree of this height. */
    byte[] node(int height, int index) {
        byte[] row = row(height);
        int from = index * LedgerHashes.LENGTH;
        if (index < 0 || from + LedgerHashes.LENGTH > row.length) {
            throw new BrokenLedger("a tile of " + width() + " hashes has no subtree " + index + " of height " + height);
        }
        return Arrays.copyOfRange(row, from, from + LedgerHashes.LENGTH);
    }

    private synchronized byte[] row(int height) {
        if (height < rows.size()) {
            return rows.get(height);
        }
        byte[] below = row(height - 1);
        LedgerHashes hashes = new LedgerHashes();
        byte[] made = new byte[below.length / LedgerHashes.LENGTH / 2 * LedgerHashes.LENGTH];
        for (int at = 0; at < made.length; at += LedgerHashes.LENGTH) {
            byte[] left = Arrays.copyOfRange(below, 2 * at, 2 * at + LedgerHashes.LENGTH);
            byte[] right = Arrays.copyOfRange(below, 2 * at + LedgerHashes.LENGTH, 2 * at + 2 * LedgerHashes.LENGTH);
            System.arraycopy(hashes.node(left, right), 0, made, at, LedgerHashes.LENGTH);
        }
        rows.add(made);
        return made;
    }
}
