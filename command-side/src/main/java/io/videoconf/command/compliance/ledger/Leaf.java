package io.videoconf.command.compliance.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the ledger keeps of one event.
 *
 * @param index its leaf in the tree, counted from 0
 * @param position where the event stands in the store
 * @param sequence its number in its stream, counted from 0
 * @param historyIndex its number in its history, counted from 0
 * @param link the chain of its history up to it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record Leaf(
        long index,
        long position,
        String eventId,
        String streamId,
        long sequence,
        String history,
        long historyIndex,
        byte[] eventHash,
        byte[] link) {
    /** A leaf whose history is not there any more is read all the same, with a history of no name. */
    static final String FIELDS = "select l.tree_index, l.position, l.event_id, coalesce(l.stream_id, h.history, ''),"
            + " l.sequence_number, coalesce(h.history, ''), l.history_index, l.event_hash, l.link"
            + " from ledger_leaf l left join ledger_history h on h.number = l.history_number ";

    static Leaf read(ResultSet row, int number) throws SQLException {
        return new Leaf(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getLong(7),
                row.getBytes(8),
                row.getBytes(9));
    }

    byte[] hash(LedgerHashes hashes) {
        return hashes.leaf(eventHash, link);
    }
}
