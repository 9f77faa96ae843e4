package io.videoconf.command.compliance.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The right edge of the tree, where it grows: one tile a level that is not full. */
final class TreeEdge {
    private static final int FULL = Tile.WIDTH * LedgerHashes.LENGTH;

    private final List<Growing> levels = new ArrayList<>();
    private final Map<Tiles.Place, byte[]> filled = new LinkedHashMap<>();
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
            Growing growing = new Growing();
            if (width > 0) {
                growing.add(tiles.beginning(new Tiles.Place(level, entries / Tile.WIDTH), width));
            }
            edge.levels.add(growing);
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

    /** The tiles that are not as they were when it was asked last, as they are now. */
    Map<Tiles.Place, byte[]> changed() {
        Map<Tiles.Place, byte[]> changed = new LinkedHashMap<>(filled);
        for (int level = 0; level < levels.size(); level++) {
            Growing growing = levels.get(level);
            if (growing.changed) {
                changed.put(place(level, size >> (Tile.HEIGHT * level)), growing.hashes());
                growing.changed = false;
            }
        }
        filled.clear();
        return changed;
    }

    private void append(int level, byte[] hash) {
        if (level == levels.size()) {
            levels.add(new Growing());
        }
        Growing growing = levels.get(level);
        growing.add(hash);
        growing.changed = true;
        if (growing.length == FULL) {
            byte[] full = growing.hashes();
            filled.put(place(level, size >> (Tile.HEIGHT * level)), full);
            levels.set(level, new Growing());
            append(level + 1, new Tile(full).node(Tile.HEIGHT, 0));
        }
    }

    private static Tiles.Place place(int level, long entry) {
        return new Tiles.Place(level, entry / Tile.WIDTH);
    }

    /** A tile that is not full. */
    private static final class Growing {
        private final byte[] room = new byte[FULL];
        private int length;
        private boolean changed;

        void add(byte[] hashes) {
            System.arraycopy(hashes, 0, room, length, hashes.length);
            length += hashes.length;
        }

        byte[] hashes() {
            return Arrays.copyOf(room, length);
        }
    }
}
