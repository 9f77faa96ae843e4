package io.videoconf.command.compliance.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Leaves in the form that PostgreSQL copies into a table (its binary COPY): for a row that each event has, that costs it half
 * of what an insert does.
 */
final class LeafCopy {
    private static final String COPY = "copy ledger_leaf (tree_index, position, sequence_number, history_number,"
            + " history_index, event_id, stream_id, event_hash, link) from stdin (format binary)";
    private static final short FIELDS = 9;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int ABSENT = -1;
    private static final short END = -1;
    /** Of one leaf mostly, in bytes. */
    private static final int USUAL = 256;

    private LeafCopy() {}

    /** @param numbers of histories, by their names */
    static void into(Connection connection, List<Leaf> leaves, ToLongFunction<String> numbers) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(COPY, new ByteArrayInputStream(written(leaves, numbers)));
        } catch (IOException e) {
            // Only reading from memory could be what failed.
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] written(List<Leaf> leaves, ToLongFunction<String> numbers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(leaves.size() * USUAL);
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(SIGNATURE);
        // No flags, and no more in the head.
        out.writeInt(0);
        out.writeInt(0);
        for (Leaf leaf : leaves) {
            out.writeShort(FIELDS);
            number(out, leaf.index());
            number(out, leaf.position());
            number(out, leaf.sequence());
            number(out, numbers.applyAsLong(leaf.history()));
            number(out, leaf.historyIndex());
            field(out, leaf.eventId().getBytes(UTF_8));
            field(out, streamBesides(leaf));
            field(out, leaf.eventHash());
            field(out, leaf.link());
        }
        out.writeShort(END);
        return bytes.toByteArray();
    }

    private static byte @Nullable [] streamBesides(Leaf leaf) {
        return Objects.equals(leaf.streamId(), leaf.history())
                ? null
                : leaf.streamId().getBytes(UTF_8);
    }

    private static void number(DataOutputStream out, long value) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(value);
    }

    private static void field(DataOutputStream out, byte @Nullable [] value) throws IOException {
        if (value == null) {
            out.writeInt(ABSENT);
        } else {
            out.writeInt(value.length);
            out.write(value);
        }
    }
}
