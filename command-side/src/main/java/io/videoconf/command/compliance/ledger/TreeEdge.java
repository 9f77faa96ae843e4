package io.videoconf.command.compliance.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The right edge of the tree, where it grows: one tile a level that is not full. */
final class TreeEdge {
    private final List<byte[]> levels = new ArrayList<>();
    private final Map<Tiles.Place, byte[]> changed = new LinkedHashMap<>();
    private long size;

    private TreeEdge(long size) {
        this.size = size;
    }

    /** The edge of the tree of the first {@code size} leaves. */
    static TreeEdge of(long size, Tiles tiles) {
        TreeEdge edge = new TreeEdge(size);
        for (int level = 0; level == 0 || size >> (Tile.HEIGHT * level) > 0; level++) {
            long entries = size >> (Tile.HEIGHT * level);
            int width = (int) (entries % Tile.WIDTH);
            edge.levels.add(
                    width == 0 ? new byte[0] : tiles.beginning(new Tiles.Place(level, entries / Tile.WIDTH), width));
        }
        return edge;
    }

    void append(byte[] leaf) {
        append(0, leaf);
        size++;
    }

    long size() {
        return size;
    }

    /** The tiles that are not as they were, as they are now. */
    Map<Tiles.Place, byte[]> changed() {
        return changed;
    }

    private void append(int level, byte[] hash) {
        if (level == levels.size()) {
            levels.add(new byte[0]);
        }
        byte[] before = levels.get(level);
        byte[] after = Arrays.copyOf(before, before.length + LedgerHashes.LENGTH);
        System.arraycopy(hash, 0, after, before.length, LedgerHashes.LENGTH);
        changed.put(new Tiles.Place(level, (size >> (Tile.HEIGHT * level)) / Tile.WIDTH), after);
        if (after.length == Tile.WIDTH * LedgerHashes.LENGTH) {
            levels.set(level, new byte[0]);
            append(level + 1, new Tile(after).node(Tile.HEIGHT, 0));
        } else {
            levels.set(level, after);
        }
    }
}
