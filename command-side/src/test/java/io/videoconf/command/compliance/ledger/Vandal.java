package io.videoconf.command.compliance.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Random;
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
        RE_SIGN_WITH_ANOTHER_KEY
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
    String commit(Deed deed) {
        List<Leaf> leaves = ledger.rows.leaves(0, Integer.MAX_VALUE);
        Leaf one = leaves.get(random.nextInt(leaves.size()));
        return switch (deed) {
            case EDIT_PAYLOAD -> flip(one, "payload");
            case EDIT_METADATA -> flip(one, "meta_data");
            case EDIT_FIELD -> rename(one);
            case DELETE -> changed("delete from domain_event where global_index = ?", one.position());
            case SWAP ->
                swap(one, leaves.get((int) ((one.index() + 1 + random.nextInt(leaves.size() - 1)) % leaves.size())));
            // Behind the last one it would be a new event like any other.
            case INSERT -> insert(leaves.get(random.nextInt(leaves.size() - 1)));
            case TRUNCATE -> changed("delete from domain_event where global_index >= ?", one.position());
            case CLOCK_REWRITE ->
                changed(
                        "update domain_event set time_stamp = ? where global_index = ?",
                        Instant.parse("2020-01-01T00:00:00Z")
                                .plusMillis(random.nextInt(1_000_000_000))
                                .toString(),
                        one.position());
            case EDIT_LEDGER -> ledgerRow(one);
            case FORK -> fork(one);
            case RE_SIGN -> fork(one) + signed();
            case RE_SIGN_WITH_ANOTHER_KEY -> {
                String forked = fork(one);
                jdbc.update("delete from ledger_key");
                yield forked + signed() + " with another key";
            }
        };
    }

    private String flip(Leaf leaf, String field) {
        byte[] bytes = jdbc.queryForObject(
                "select " + field + " from domain_event where global_index = ?", byte[].class, leaf.position());
        int at = random.nextInt(java.util.Objects.requireNonNull(bytes).length);
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

    private String ledgerRow(Leaf leaf) {
        return switch (random.nextInt(7)) {
            case 0 ->
                changed("update ledger_leaf set event_hash = sha256(event_hash) where tree_index = ?", leaf.index());
            case 1 -> changed("update ledger_leaf set link = sha256(link) where tree_index = ?", leaf.index());
            case 2 -> changed("delete from ledger_leaf where tree_index = ?", leaf.index());
            case 3 -> changed("update ledger_head set root = sha256(root)");
            case 4 -> changed("update ledger_tile set hashes = set_byte(hashes, 3, (get_byte(hashes, 3) + 1) % 256)");
            case 5 -> changed("delete from ledger_history where history = ?", leaf.history());
            default -> changed("update ledger_history set length = length + 1, link = sha256(link)");
        };
    }

    /** Changes an event and makes the whole ledger anew from it on, as the ledger itself would have. */
    private String fork(Leaf leaf) {
        String what = flip(leaf, "meta_data");
        for (String table : List.of("ledger_leaf", "ledger_tile", "ledger_history", "ledger_stream")) {
            jdbc.update("delete from " + table);
        }
        jdbc.update("update ledger_state set position = ?, size = 0", RawEvents.BEGINNING);
        Chaining chaining = ledger.chaining();
        while (LedgerUnderTest.taken(chaining) > 0) {
            // There may be more.
        }
        return "fork after " + what;
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
