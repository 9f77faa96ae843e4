package io.videoconf.command.compliance.ledger;

import io.videoconf.command.compliance.ledger.LedgerAudit.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A stretch of leaves against the events that they stand for, the chains and the tree. */
final class LeafAudit {
    private final RawEvents events;
    private final LedgerRows rows;
    private final Tiles tiles;
    private final List<Finding> findings;
    private final LedgerHashes hashes = new LedgerHashes();
    private final Map<String, Leaf> before = new HashMap<>();

    LeafAudit(RawEvents events, LedgerRows rows, Tiles tiles, List<Finding> findings) {
        this.events = events;
        this.rows = rows;
        this.tiles = tiles;
        this.findings = findings;
    }

    /**
     * Looks at a page of leaves.
     *
     * @param first the index that the page should begin with
     * @param position of the leaf before it
     */
    void look(long first, long position, List<Leaf> page) throws InterruptedException {
        inOrder(first, position, page);
        compare(page, stored(position, page.getLast().position()));
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

    private Map<Long, StoredEvent> stored(long after, long until) throws InterruptedException {
        Map<Long, StoredEvent> stored = new TreeMap<>();
        events.between(after, until).forEach(event -> stored.put(event.position(), event));
        return stored;
    }

    private void compare(List<Leaf> page, Map<Long, StoredEvent> stored) {
        Map<String, Leaf> byHash = new HashMap<>();
        page.forEach(leaf -> byHash.put(HexFormat.of().formatHex(leaf.eventHash()), leaf));
        List<Leaf> missing = new ArrayList<>();
        for (Leaf leaf : page) {
            StoredEvent event = stored.remove(leaf.position());
            if (event == null) {
                missing.add(leaf);
                continue;
            }
            byte[] hash = hashes.event(event);
            if (!Arrays.equals(hash, leaf.eventHash())) {
                Leaf other = byHash.get(HexFormat.of().formatHex(hash));
                if (other == null) {
                    add(
                            "edited",
                            leaf.index(),
                            "event " + leaf.eventId() + " of " + leaf.streamId() + " is not as it was stored"
                                    + (event.eventId().equals(leaf.eventId()) ? "" : " (another)"));
                } else {
                    add(
                            "swapped",
                            leaf.index(),
                            "event " + other.eventId() + " stands where " + leaf.eventId() + " was");
                }
            }
        }
        gone(missing, page);
        stored.values()
                .forEach(event -> add(
                        "inserted",
                        -1,
                        "event " + event.eventId() + " at position " + event.position() + " came in afterwards"));
    }

    /** What is missing up to the end was cut off. */
    private void gone(List<Leaf> missing, List<Leaf> page) {
        boolean cut = !missing.isEmpty() && missing.getLast() == page.getLast();
        missing.forEach(leaf -> add(
                cut && leaf.index() >= page.getLast().index() - missing.size() + 1 ? "truncated" : "deleted",
                leaf.index(),
                "event " + leaf.eventId() + " of " + leaf.streamId() + " is not there any more"));
    }

    private void chain(Leaf leaf) {
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

    private @org.jspecify.annotations.Nullable Leaf previous(Leaf leaf) {
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
