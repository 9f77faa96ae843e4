package io.videoconf.command.compliance.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares everything that is stored with what the ledger knows of it, and the ledger with itself, with its signed heads and
 * with their archived copies. Each stretch stands for itself, so a long ledger is looked at piece by piece.
 */
public final class LedgerAudit {
    private static final int PAGE = 500;
    private static final int MOST_FINDINGS = 100;

    private final RawEvents events;
    private final LedgerRows rows;
    private final Tiles tiles;
    private final JdbcTemplate jdbc;
    private final HeadsAudit heads;

    LedgerAudit(RawEvents events, LedgerRows rows, Tiles tiles, JdbcTemplate jdbc, HeadsAudit heads) {
        this.events = events;
        this.rows = rows;
        this.tiles = tiles;
        this.jdbc = jdbc;
        this.heads = heads;
    }

    /**
     * Something that is not as it was.
     *
     * @param kind edited, deleted, inserted, swapped, truncated, chain, tree, head, key or archive
     * @param treeIndex the leaf that it is about; of what came in, the leaf that it stands before; of a head, the last leaf that
     *     it vouches for; -1 for none
     */
    public record Finding(String kind, long treeIndex, String text) {}

    /**
     * What a look came to.
     *
     * @param next the leaf that it did not come to; equal to size when all was looked at
     */
    public record Outcome(long from, long next, long size, List<Finding> findings) {
        /** True when this was the end of it. */
        public boolean complete() {
            return next >= size;
        }
    }

    /**
     * Looks at leaves from {@code from} on, for as long as {@code time}, and when it comes to the end, at the heads.
     *
     * @throws HeadArchive.ArchiveRefused at that end, when the archive does not answer, and nothing was found without it
     */
    public Outcome look(long from, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long size = rows.state().size();
        List<Finding> findings = new ArrayList<>();
        long next = from;
        long position = from == 0
                ? RawEvents.BEGINNING
                : rows.leaves(from - 1, 1).stream()
                        .findFirst()
                        .map(Leaf::position)
                        .orElse(RawEvents.BEGINNING);
        LeafAudit audit = new LeafAudit(events, rows, tiles, findings);
        while (next < size && System.nanoTime() < end && findings.size() < MOST_FINDINGS) {
            List<Leaf> page = rows.leaves(next, (int) Math.min(PAGE, size - next));
            if (page.isEmpty()) {
                findings.add(new Finding("chain", next, "the ledger's own leaves end at " + next + ", not at " + size));
                next = size;
                break;
            }
            audit.look(next, position, page);
            position = page.getLast().position();
            next = page.getLast().index() + 1;
        }
        if (next >= size) {
            ends(size, position, findings);
            heads.look(size, findings);
        }
        return new Outcome(from, next, size, List.copyOf(findings));
    }

    /** The ends of things: of the chains, and of what the ledger says of itself. */
    private void ends(long size, long position, List<Finding> findings) {
        jdbc.query("""
                select h.history from ledger_history h
                left join ledger_leaf l on l.history_number = h.number and l.history_index = h.length - 1
                where l.link is distinct from h.link or exists (
                    select 1 from ledger_leaf x where x.history_number = h.number and x.history_index >= h.length)
                limit 10
                """, row -> {
            findings.add(new Finding("chain", -1, "the end of the history " + row.getString(1) + " was moved"));
        });
        LedgerRows.State state = rows.state();
        if (state.size() == size && size > 0 && state.position() < position) {
            findings.add(new Finding("chain", -1, "the ledger's position was set back"));
        }
        if (!rows.leaves(state.size(), 1).isEmpty() && rows.state().size() == state.size()) {
            findings.add(new Finding("chain", state.size(), "the ledger's size was set back"));
        }
    }
}
