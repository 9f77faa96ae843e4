package io.videoconf.command.compliance.ledger;

import io.videoconf.command.compliance.ledger.LedgerAudit.Finding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stretch of leaves against the events that they stand for, the chains and the tree. */
final class LeafAudit {
    private final LedgerRows rows;
    private final Tiles tiles;
    private final List<Finding> findings;
    private final StretchAudit stretch;
    private final LedgerHashes hashes = new LedgerHashes();
    private final Map<String, Leaf> before = new HashMap<>();

    LeafAudit(RawEvents events, LedgerRows rows, Tiles tiles, List<Finding> findings) {
        this.rows = rows;
        this.tiles = tiles;
        this.findings = findings;
        this.stretch = new StretchAudit(events, rows, this, findings);
    }

    /**
     * Looks at a page of leaves.
     *
     * @param first the index that the page should begin with
     * @param position of the leaf before it
     */
    void look(long first, long position, List<Leaf> page) throws InterruptedException {
        inOrder(first, position, page);
        stretch.look(first, position, page);
        page.forEach(this::chain);
        tree(page);
    }

    private void inOrder(long first, long position, List<Leaf> page) {
        long expected = first;
        long last = position;
        for (Leaf leaf : page) {
            if (leaf.index() != expected || leaf.position() <= last) {
                add("chain", expected, "the ledger's own leaf " + expected + " is missing or out of order");
            }
            expected = leaf.index() + 1;
            last = leaf.position();
        }
    }

    /** Whether the link of a leaf was made of this event hash, whatever the leaf says. */
    boolean isWhatWasLinked(Leaf leaf, byte[] eventHash) {
        Leaf previous = leaf.historyIndex() == 0 ? null : previous(leaf);
        if (leaf.historyIndex() > 0 && previous == null) {
            return false;
        }
        byte[] link = previous == null ? hashes.genesis(leaf.history()) : previous.link();
        return Arrays.equals(hashes.link(link, eventHash), leaf.link());
    }

    private void chain(Leaf leaf) {
        if (leaf.history().isEmpty()) {
            add("chain", leaf.index(), "the ledger does not know any more which history this leaf belongs to");
            return;
        }
        Leaf previous = leaf.historyIndex() == 0 ? null : previous(leaf);
        byte[] link;
        if (leaf.historyIndex() == 0) {
            link = hashes.genesis(leaf.history());
        } else if (previous == null) {
            add("chain", leaf.index(), "the history " + leaf.history() + " has no link before it");
            return;
        } else {
            link = previous.link();
        }
        if (!Arrays.equals(hashes.link(link, leaf.eventHash()), leaf.link())) {
            add("chain", leaf.index(), "the chain of " + leaf.history() + " is broken here");
        }
        before.put(leaf.history(), leaf);
    }

    private @Nullable Leaf previous(Leaf leaf) {
        Leaf known = before.get(leaf.history());
        if (known != null && known.historyIndex() == leaf.historyIndex() - 1) {
            return known;
        }
        return rows.history(leaf.history(), leaf.historyIndex() - 1, 1).stream()
                .filter(found -> found.historyIndex() == leaf.historyIndex() - 1 && found.index() < leaf.index())
                .findFirst()
                .orElse(null);
    }

    private void tree(List<Leaf> page) {
        try {
            Map<Tiles.Place, Tile> read = new HashMap<>();
            for (Leaf leaf : page) {
                Tile tile = read.computeIfAbsent(new Tiles.Place(0, leaf.index() / Tile.WIDTH), tiles::read);
                if (!Arrays.equals(tile.node(0, (int) (leaf.index() % Tile.WIDTH)), leaf.hash(hashes))) {
                    add("tree", leaf.index(), "the tree has another leaf");
                }
                above(leaf.index() + 1, read);
            }
        } catch (BrokenLedger e) {
            add("tree", page.getFirst().index(), String.valueOf(e.getMessage()));
        }
    }

    /** Where a tile has become full, the level above has its root. */
    private void above(long size, Map<Tiles.Place, Tile> read) {
        for (int level = 0; size > 0 && size % (1L << (Tile.HEIGHT * (level + 1))) == 0; level++) {
            long full = (size >> (Tile.HEIGHT * (level + 1))) - 1;
            Tile below = read.computeIfAbsent(new Tiles.Place(level, full), tiles::read);
            Tile parent = read.computeIfAbsent(new Tiles.Place(level + 1, full / Tile.WIDTH), tiles::read);
            if (!below.isFull()
                    || !Arrays.equals(below.node(Tile.HEIGHT, 0), parent.node(0, (int) (full % Tile.WIDTH)))) {
                add("tree", size - 1, "the tree is broken above tile " + full + " of level " + level);
            }
        }
    }

    private void add(String kind, long index, String text) {
        findings.add(new Finding(kind, index, text));
    }
}
