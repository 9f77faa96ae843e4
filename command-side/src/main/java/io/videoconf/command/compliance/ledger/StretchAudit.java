package io.videoconf.command.compliance.ledger;

import io.videoconf.command.compliance.ledger.LedgerAudit.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Leaves against what stands in the store for them: what was edited, taken out, put in, put elsewhere or cut off. An event is
 * known by its hash, so one that came in between is told from all those behind it, which had to make room.
 */
final class StretchAudit {
    /** Positions that are looked at behind the last leaf: what had to make room for something may stand there. */
    private static final int AHEAD = 16;

    private static final int PAGE = 500;

    private final RawEvents events;
    private final LedgerRows rows;
    private final LeafAudit leaves;
    private final List<Finding> findings;
    private final LedgerHashes hashes = new LedgerHashes();
    /** By how much events stand behind where they were stored. */
    private long shift;

    private List<Leaf> page = List.of();
    private Set<String> ours = Set.of();
    private final Map<Long, Found> stored = new TreeMap<>();
    private final Map<String, Found> byHash = new HashMap<>();
    private final Set<Long> told = new HashSet<>();
    private final List<Leaf> missing = new ArrayList<>();

    private record Found(StoredEvent event, String hash) {
        long position() {
            return event.position();
        }
    }

    StretchAudit(RawEvents events, LedgerRows rows, LeafAudit leaves, List<Finding> findings) {
        this.events = events;
        this.rows = rows;
        this.leaves = leaves;
        this.findings = findings;
    }

    /**
     * Compares a page of leaves.
     *
     * @param first the index that the page should begin with
     * @param position of the leaf before it
     */
    void look(long first, long position, List<Leaf> leavesOfPage) throws InterruptedException {
        read(position, leavesOfPage);
        long[] stands = new long[page.size()];
        for (int i = 0; i < page.size(); i++) {
            compare(i);
            stands[i] = page.get(i).position() + shift;
        }
        cameIn(first, stands);
        gone();
    }

    private void read(long position, List<Leaf> leavesOfPage) throws InterruptedException {
        page = leavesOfPage;
        ours = new HashSet<>();
        page.forEach(leaf -> ours.add(hash(leaf)));
        stored.clear();
        byHash.clear();
        told.clear();
        missing.clear();
        for (StoredEvent event : events.between(position + shift, page.getLast().position() + shift + AHEAD)) {
            Found found = new Found(event, HexFormat.of().formatHex(hashes.event(event)));
            stored.put(found.position(), found);
            byHash.put(found.hash(), found);
        }
    }

    private static String hash(Leaf leaf) {
        return HexFormat.of().formatHex(leaf.eventHash());
    }

    private void compare(int i) {
        Leaf leaf = page.get(i);
        long at = leaf.position() + shift;
        Found there = stored.get(at);
        Found own = byHash.get(hash(leaf));
        if (own != null) {
            told.add(own.position());
            if (own.position() != at) {
                moved(i, there, own);
            }
        } else if (there == null) {
            missing.add(leaf);
        } else if (!isOfAnotherLeaf(there, leaf)) {
            told.add(at);
            edited(leaf, there);
        } else if (isShifted(i + 1, shift - 1)) {
            missing.add(leaf);
        } else {
            add("swapped", leaf, "event " + there.event().eventId() + " stands where " + leaf.eventId() + " was");
        }
    }

    /** One by itself, or all from there on. */
    private void moved(int i, @Nullable Found there, Found own) {
        Leaf leaf = page.get(i);
        long by = own.position() - leaf.position();
        boolean isLast = i + 1 == page.size();
        if (isShifted(i, by) && !(isLast && there != null && isOfAnotherLeaf(there, leaf))) {
            String text = "from event " + leaf.eventId() + " on everything stands ";
            add(
                    by > shift ? "inserted" : "swapped",
                    leaf,
                    by > shift
                            ? text + (by - shift) + " further behind than it was stored: something came in before it"
                            : text + (shift - by) + " further in front than it was stored");
            shift = by;
        } else if (there == null) {
            add("swapped", leaf, "event " + leaf.eventId() + " was moved to position " + own.position());
        } else {
            add("swapped", leaf, "event " + there.event().eventId() + " stands where " + leaf.eventId() + " was");
        }
    }

    /** Whether a leaf's event stands so far behind where it was stored, and that of the leaf after it as well. */
    private boolean isShifted(int i, long by) {
        for (int each = i; each < Math.min(i + 2, page.size()); each++) {
            Leaf leaf = page.get(each);
            Found own = byHash.get(hash(leaf));
            if (own == null || own.position() - leaf.position() != by) {
                return false;
            }
        }
        return i < page.size();
    }

    private boolean isOfAnotherLeaf(Found there, Leaf leaf) {
        return ours.contains(there.hash())
                || (!there.event().eventId().equals(leaf.eventId()) && rows.isKnown(hashes.event(there.event())));
    }

    private void edited(Leaf leaf, Found there) {
        if (leaves.isWhatWasLinked(leaf, hashes.event(there.event()))) {
            add("chain", leaf, "the ledger's own leaf was changed: event " + leaf.eventId() + " is what was chained");
        } else {
            boolean another = !there.event().eventId().equals(leaf.eventId());
            add(
                    "edited",
                    leaf,
                    "event " + leaf.eventId() + " of " + leaf.streamId() + " is not as it was stored"
                            + (another ? " (another, " + there.event().eventId() + ", stands there)" : ""));
        }
    }

    /** What stands between leaves and is none of theirs. Where a leaf is missing, that is what is told of. */
    private void cameIn(long first, long[] stands) {
        for (Found found : stored.values()) {
            if (told.contains(found.position())) {
                continue;
            }
            int behind = 0;
            while (behind < stands.length && stands[behind] < found.position()) {
                behind++;
            }
            if (behind == stands.length || isOfALeafElsewhere(found)) {
                continue;
            }
            Leaf leaf = page.get(behind);
            long before = behind == 0 ? first - 1 : page.get(behind - 1).index();
            if (leaf.index() == before + 1) {
                add(
                        "inserted",
                        leaf,
                        "event " + found.event().eventId() + " at position " + found.position()
                                + " came in afterwards, before " + leaf.eventId());
            }
        }
    }

    /** One that is known, and that its own leaf tells of. */
    private boolean isOfALeafElsewhere(Found found) {
        return !ours.contains(found.hash()) && rows.isKnown(hashes.event(found.event()));
    }

    /** What is missing up to the end was cut off. */
    private void gone() throws InterruptedException {
        int from = missing.size();
        for (int i = page.size() - 1; from > 0 && missing.get(from - 1) == page.get(i); i--) {
            from--;
        }
        boolean cut = from < missing.size() && isTheEnd(page.getLast());
        for (int i = 0; i < missing.size(); i++) {
            Leaf leaf = missing.get(i);
            add(
                    cut && i >= from ? "truncated" : "deleted",
                    leaf,
                    "event " + leaf.eventId() + " of " + leaf.streamId() + " is not there any more");
        }
    }

    /** Whether nothing that the ledger has a leaf of stands behind. */
    private boolean isTheEnd(Leaf last) throws InterruptedException {
        long from = last.index() + 1;
        for (List<Leaf> next = rows.leaves(from, PAGE); !next.isEmpty(); next = rows.leaves(from, PAGE)) {
            List<Long> positions =
                    next.stream().map(leaf -> leaf.position() + shift).toList();
            if (!events.at(positions).isEmpty()) {
                return false;
            }
            from = next.getLast().index() + 1;
        }
        return true;
    }

    private void add(String kind, Leaf leaf, String text) {
        findings.add(new Finding(kind, leaf.index(), text));
    }
}
