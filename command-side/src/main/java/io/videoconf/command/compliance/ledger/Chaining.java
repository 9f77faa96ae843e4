package io.videoconf.command.compliance.ledger;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes the next events of the store into the ledger, in one transaction: whoever dies in it leaves nothing, and the next
 * does the same again.
 */
final class Chaining {
    /** Events that are hashed without a pause for those who answer somebody: the system gives them a processor then. */
    private static final int STEP = 32;

    private final RawEvents events;
    private final LedgerRows rows;
    private final Tiles tiles;
    private final JdbcTemplate jdbc;
    /** As the batch before left it; not to be trusted when another node has gone on meanwhile. */
    private @Nullable TreeEdge edge;

    Chaining(RawEvents events, LedgerRows rows, Tiles tiles, JdbcTemplate jdbc) {
        this.events = events;
        this.rows = rows;
        this.tiles = tiles;
        this.jdbc = jdbc;
    }

    /**
     * Takes in a batch, in the running transaction.
     *
     * @param most events of a batch
     * @return how many events; less than {@code most} when there are no more for now
     */
    int next(int most) throws InterruptedException {
        Optional<LedgerRows.State> claimed = rows.claimForNow();
        if (claimed.isEmpty()) {
            return 0;
        }
        LedgerRows.State state = claimed.get();
        List<StoredEvent> batch = events.after(state.position(), most);
        if (batch.isEmpty()) {
            return 0;
        }
        TreeEdge tree = edgeAt(state.size());
        // Until the transaction is over, it is not known whether this is how it stands.
        edge = null;
        chain(batch, tree);
        tiles.write(tree.changed());
        rows.moveTo(batch.getLast().position(), tree.size());
        edge = tree;
        return batch.size();
    }

    /** Called when a batch was not stored after all. */
    void forget() {
        edge = null;
    }

    private TreeEdge edgeAt(long size) {
        TreeEdge known = edge;
        return known != null && known.size() == size ? known : TreeEdge.of(size, tiles);
    }

    private void chain(List<StoredEvent> batch, TreeEdge tree) {
        Histories finder = new Histories(jdbc);
        List<String> histories = batch.stream().map(finder::of).toList();
        Map<String, LedgerRows.End> ends = begun(new LinkedHashSet<>(histories));
        LedgerHashes hashes = new LedgerHashes();
        List<Leaf> leaves = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            StoredEvent event = batch.get(i);
            String history = histories.get(i);
            LedgerRows.End end = Objects.requireNonNull(ends.get(history));
            byte[] hash = hashes.event(event);
            byte[] link = hashes.link(end.link(), hash);
            leaves.add(new Leaf(
                    tree.size(),
                    event.position(),
                    event.eventId(),
                    event.streamId(),
                    event.sequence(),
                    history,
                    end.length(),
                    hash,
                    link));
            ends.put(history, new LedgerRows.End(end.number(), end.length() + 1, link));
            tree.append(hashes.leaf(hash, link));
            if (i % STEP == STEP - 1) {
                Thread.yield();
            }
        }
        rows.putEnds(ends);
        rows.add(leaves, history -> Objects.requireNonNull(ends.get(history)).number());
    }

    /** The ends of these histories as they are, and of those that begin now. */
    private Map<String, LedgerRows.End> begun(Set<String> histories) {
        Map<String, LedgerRows.End> ends = rows.ends(histories);
        List<String> beginning =
                histories.stream().filter(each -> !ends.containsKey(each)).toList();
        List<Long> numbers = rows.numbers(beginning.size());
        LedgerHashes hashes = new LedgerHashes();
        for (int i = 0; i < beginning.size(); i++) {
            String history = beginning.get(i);
            ends.put(history, new LedgerRows.End(numbers.get(i), 0, hashes.genesis(history)));
        }
        return ends;
    }
}
