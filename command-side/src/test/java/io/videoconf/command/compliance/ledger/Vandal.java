package io.videoconf.command.compliance.ledger;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Changes the store in ways that must be found. */
final class Vandal {
    private static final String FIELDS = "aggregate_identifier, sequence_number, type, event_identifier, meta_data,"
            + " payload, payload_revision, payload_type, time_stamp";

    enum Deed {
        EDIT_PAYLOAD,
        EDIT_METADATA,
        EDIT_FIELD,
        DELETE,
        SWAP,
        INSERT,
        TRUNCATE,
        CLOCK_REWRITE,
        EDIT_LEDGER,
        FORK,
        RE_SIGN,
        RE_SIGN_WITH_ANOTHER_KEY,
        REMOVE_COPY,
        ROLL_BACK
    }

    /**
     * What was done, and how it must be called.
     *
     * @param kinds of what is found: these, and no others
     * @param leaves each of them must be named
     * @param amends undoes what no transaction does
     */
    record Done(String what, Set<String> kinds, Set<Long> leaves, Runnable amends) {
        static Done of(String what, String kind, Long... leaves) {
            return new Done(what, Set.of(kind), Set.of(leaves), () -> {});
        }

        Done and(String more, String kind) {
            return new Done(
                    what + more, Stream.concat(kinds.stream(), Stream.of(kind)).collect(toSet()), leaves, amends);
        }

        Done instead(String more, String kind) {
            return new Done(what + more, Set.of(kind), leaves, amends);
        }

        @Override
        public String toString() {
            return what + ", to be found as " + kinds + " at " + leaves;
        }
    }

    private final LedgerUnderTest ledger;
    private final JdbcTemplate jdbc;
    private final Random random;

    Vandal(LedgerUnderTest ledger, Random random) {
        this.ledger = ledger;
        this.jdbc = ledger.jdbc;
        this.random = random;
    }

    /** Does it, and says what it did. */
    Done commit(Deed deed) {
        List<Leaf> leaves = ledger.rows.leaves(0, Integer.MAX_VALUE);
        Leaf one = leaves.get(random.nextInt(leaves.size()));
        return switch (deed) {
            case EDIT_PAYLOAD -> Done.of(flip(one, "payload"), "edited", one.index());
            case EDIT_METADATA -> Done.of(flip(one, "meta_data"), "edited", one.index());
            case EDIT_FIELD -> Done.of(rename(one), "edited", one.index());
            case DELETE ->
                Done.of(
                        changed("delete from domain_event where global_index = ?", one.position()),
                        one == leaves.getLast() ? "truncated" : "deleted",
                        one.index());
            case SWAP -> {
                Leaf other = leaves.get((int) ((one.index() + 1 + random.nextInt(leaves.size() - 1)) % leaves.size()));
                yield Done.of(swap(one, other), "swapped", one.index(), other.index());
            }
            case INSERT -> {
                // Behind the last one it would be a new event like any other.
                Leaf before = leaves.get(random.nextInt(leaves.size() - 1));
                yield Done.of(insert(before), "inserted", before.index() + 1);
            }
            case TRUNCATE ->
                Done.of(
                        changed("delete from domain_event where global_index >= ?", one.position()),
                        "truncated",
                        one.index());
            case CLOCK_REWRITE -> Done.of(rewriteClock(one), "edited", one.index());
            case EDIT_LEDGER -> ledgerRow(one, leaves);
            case FORK -> fork(one);
            case RE_SIGN -> fork(one).instead(signed(), "archive");
            case RE_SIGN_WITH_ANOTHER_KEY -> {
                Done forked = fork(one);
                jdbc.update("delete from ledger_key");
                yield forked.instead(signed() + " with another key", "archive").and("", "key");
            }
            case REMOVE_COPY -> removeCopy();
            case ROLL_BACK -> rollBack(leaves.get(1 + random.nextInt(leaves.size() - 1)));
        };
    }

    private String rewriteClock(Leaf leaf) {
        String time = Instant.parse("2020-01-01T00:00:00Z")
                .plusMillis(random.nextInt(1_000_000_000))
                .toString();
        return changed("update domain_event set time_stamp = ? where global_index = ?", time, leaf.position());
    }

    private String flip(Leaf leaf, String field) {
        byte[] bytes = jdbc.queryForObject(
                "select " + field + " from domain_event where global_index = ?", byte[].class, leaf.position());
        int at = random.nextInt(Objects.requireNonNull(bytes).length);
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        jdbc.update("update domain_event set " + field + " = ? where global_index = ?", bytes, leaf.position());
        return field + " of leaf " + leaf.index() + " at " + at;
    }

    private String rename(Leaf leaf) {
        String field = List.of("payload_type", "payload_revision", "event_identifier", "aggregate_identifier")
                .get(random.nextInt(4));
        return changed(
                "update domain_event set " + field + " = " + field + " || 'x' where global_index = ?", leaf.position());
    }

    /** Everything but the position. */
    private String swap(Leaf one, Leaf other) {
        jdbc.update("update domain_event set global_index = -7 where global_index = ?", one.position());
        jdbc.update(
                "update domain_event set global_index = ? where global_index = ?", one.position(), other.position());
        return changed("update domain_event set global_index = ? where global_index = -7", other.position());
    }

    /** Between two others: where a number was given up, or after those behind it have made room. */
    private String insert(Leaf before) {
        jdbc.update(
                "update domain_event set global_index = -global_index - 1 where global_index > ?", before.position());
        jdbc.update("update domain_event set global_index = -global_index where global_index < 0");
        return changed(
                "insert into domain_event (global_index, " + FIELDS + ") select ?, 'forged', 0, type, 'forged',"
                        + " meta_data, payload, payload_revision, payload_type, time_stamp from domain_event"
                        + " where global_index = ?",
                before.position() + 1,
                before.position());
    }

    private Done ledgerRow(Leaf leaf, List<Leaf> leaves) {
        long index = leaf.index();
        return switch (random.nextInt(7)) {
            case 0 ->
                Done.of(
                                changed(
                                        "update ledger_leaf set event_hash = sha256(event_hash) where tree_index = ?",
                                        index),
                                "chain",
                                index)
                        .and("", "tree");
            case 1 ->
                Done.of(
                                changed("update ledger_leaf set link = sha256(link) where tree_index = ?", index),
                                "chain",
                                index)
                        .and("", "tree");
            case 2 -> Done.of(changed("delete from ledger_leaf where tree_index = ?", index), "chain", index);
            case 3 -> Done.of(changed("update ledger_head set root = sha256(root)"), "head", firstHead(0));
            case 4 ->
                Done.of(
                                changed(
                                        "update ledger_tile set hashes = set_byte(hashes, 3, (get_byte(hashes, 3) + 1) % 256)"),
                                "tree",
                                0L,
                                firstHead(0))
                        .and("", "head");
            case 5 ->
                Done.of(
                        changed("delete from ledger_history where history = ?", leaf.history()),
                        "chain",
                        leaves.stream()
                                .filter(each -> each.history().equals(leaf.history()))
                                .map(Leaf::index)
                                .toArray(Long[]::new));
            default ->
                Done.of(changed("update ledger_history set length = length + 1, link = sha256(link)"), "chain", -1L);
        };
    }

    /** The last leaf of the first head that vouches for a leaf. */
    private long firstHead(long leaf) {
        return ledger.heads.covering(leaf).orElseThrow().size() - 1;
    }

    /** Changes an event and makes the whole ledger anew from it on, as the ledger itself would have. */
    private Done fork(Leaf leaf) {
        String what = flip(leaf, "meta_data");
        anew();
        return Done.of("fork after " + what, "head", firstHead(leaf.index()));
    }

    /** The ledger as it would be, had there never been anything but what is stored. */
    private void anew() {
        for (String table : List.of("ledger_leaf", "ledger_tile", "ledger_history", "ledger_stream")) {
            jdbc.update("delete from " + table);
        }
        jdbc.update("update ledger_state set position = ?, size = 0", RawEvents.BEGINNING);
        Chaining chaining = ledger.chaining();
        while (LedgerUnderTest.taken(chaining) > 0) {
            // There may be more.
        }
    }

    private Done removeCopy() {
        List<Head> all = ledger.heads.after(0, 1_000);
        Head head = all.get(random.nextInt(all.size()));
        ledger.removeCopy(head.size());
        return new Done(
                "removed the copy of the head of " + head.size(),
                Set.of("archive"),
                Set.of(head.size() - 1),
                () -> ledger.archive.write(Heads.copyOf(head.size()), head.note()));
    }

    /** The store, the ledger and its heads as they would be, had nothing come in from a leaf on, under a head with the true key. */
    private Done rollBack(Leaf leaf) {
        jdbc.update("delete from domain_event where global_index >= ?", leaf.position());
        anew();
        Long[] gone = ledger.heads.after(leaf.index(), 1_000).stream()
                .map(head -> head.size() - 1)
                .toArray(Long[]::new);
        jdbc.update("delete from ledger_head where size > ?", leaf.index());
        byte[] root = new MerkleTree(ledger.tiles.unkept()).root(leaf.index());
        jdbc.update(
                "insert into ledger_head (size, root, note, signed_at) values (?, ?, ?, now()) on conflict do nothing",
                leaf.index(),
                root,
                ledger.keys.sign(Note.checkpoint(ledger.rows.state().origin(), leaf.index(), root)));
        return Done.of("rolled back to " + leaf.index(), "archive", gone);
    }

    /** New heads, of the sizes of the old. */
    private String signed() {
        for (Head head : ledger.heads.after(0, 1_000)) {
            byte[] root = new MerkleTree(ledger.tiles.unkept()).root(head.size());
            String note = ledger.keys.sign(Note.checkpoint(ledger.rows.state().origin(), head.size(), root));
            jdbc.update("update ledger_head set root = ?, note = ? where size = ?", root, note, head.size());
        }
        return ", signed anew";
    }

    private String changed(String sql, Object... values) {
        int rows = jdbc.update(sql, values);
        if (rows == 0) {
            throw new IllegalStateException("nothing was changed by " + sql);
        }
        return sql + " " + List.of(values);
    }
}
