package io.videoconf.command.compliance.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Signs heads when they are due, and has copies of them archived. */
final class Heads {
    private static final Logger LOG = LoggerFactory.getLogger(Heads.class);
    private static final String FIELDS = "select size, root, note, signed_at from ledger_head ";
    private static final int ARCHIVED_AT_ONCE = 100;
    /** Heads that are asked for are no more frequent than this. */
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);

    private static final Duration KEYS_EVERY = Duration.ofHours(1);

    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    static final String HEADS = "ledger/heads/";
    static final String KEYS = "ledger/keys/";

    private final JdbcTemplate jdbc;
    private final LedgerRows rows;
    private final LedgerKeys keys;
    private final Tiles tiles;
    private final HeadArchive archive;
    private final LedgerSettings settings;
    private final Clock clock;
    private volatile Instant notBefore = Instant.MIN;
    private List<String> archivedKeys = List.of();
    private Instant keysArchivedAt = Instant.EPOCH;

    Heads(
            JdbcTemplate jdbc,
            LedgerRows rows,
            LedgerKeys keys,
            Tiles tiles,
            HeadArchive archive,
            LedgerSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.keys = keys;
        this.tiles = tiles;
        this.archive = archive;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Signs a head when there is something new and it is time, in the running transaction.
     *
     * @param wanted whether somebody waits for one
     */
    void signIfDue(boolean wanted) {
        Optional<LedgerRows.State> claimed = rows.claim();
        if (claimed.isEmpty() || claimed.get().size() == 0) {
            return;
        }
        LedgerRows.State state = claimed.get();
        Head last = latest().orElse(null);
        if (last != null && (last.size() >= state.size() || !isDue(last, state.size(), wanted))) {
            return;
        }
        byte[] root = new MerkleTree(tiles).root(state.size());
        String note = keys.sign(Note.checkpoint(state.origin(), state.size(), root));
        jdbc.update(
                "insert into ledger_head (size, root, note, signed_at) values (?, ?, ?, ?)",
                state.size(),
                root,
                note,
                LedgerKeys.parameter(clock.instant()));
    }

    private boolean isDue(Head last, long size, boolean wanted) {
        Duration age = Duration.between(last.signedAt(), clock.instant());
        return size - last.size() >= settings.headAfter()
                || age.compareTo(settings.headEvery()) >= 0
                || (wanted && age.compareTo(AT_MOST_EVERY) >= 0);
    }

    /** Copies what has no copy yet. A store that is away is tried again the next time. */
    void archive() {
        if (clock.instant().isBefore(notBefore)) {
            return;
        }
        List<Head> waiting =
                jdbc.query(FIELDS + "where archived_at is null order by size limit " + ARCHIVED_AT_ONCE, Heads::head);
        try {
            if (!waiting.isEmpty()) {
                archiveKeys();
            }
            for (Head head : waiting) {
                archive.write(copyOf(head.size()), head.note());
                jdbc.update(
                        "update ledger_head set archived_at = ? where size = ?",
                        LedgerKeys.parameter(clock.instant()),
                        head.size());
            }
        } catch (HeadArchive.ArchiveRefused e) {
            notBefore = clock.instant().plus(AFTER_TROUBLE);
            LOG.warn("heads of the ledger cannot be archived for now: {}", e.getMessage());
        }
    }

    /** With the first head of an hour, and with that of a new key: it also looks whether they are what was archived. */
    private void archiveKeys() {
        List<LedgerKey> all = keys.all();
        List<String> ids = all.stream().map(LedgerKey::id).toList();
        if (!ids.equals(archivedKeys) || clock.instant().isAfter(keysArchivedAt.plus(KEYS_EVERY))) {
            all.forEach(key -> archive.write(KEYS + key.id(), key.verifierKey() + "\n"));
            archivedKeys = ids;
            keysArchivedAt = clock.instant();
        }
    }

    /** What the copy of the head of so many leaves is called in the archive. */
    static String copyOf(long size) {
        return HEADS + "%020d".formatted(size);
    }

    /** Sizes of the heads that were archived, the smallest first. */
    List<Long> archived() {
        return jdbc.queryForList(
                "select size from ledger_head where archived_at is not null order by size", Long.class);
    }

    Optional<Head> latest() {
        return jdbc.query(FIELDS + "order by size desc limit 1", Heads::head).stream()
                .findFirst();
    }

    /** The first head that vouches for a leaf. */
    Optional<Head> covering(long leaf) {
        return jdbc.query(FIELDS + "where size > ? order by size limit 1", Heads::head, leaf).stream()
                .findFirst();
    }

    Optional<Head> of(long size) {
        return jdbc.query(FIELDS + "where size = ?", Heads::head, size).stream().findFirst();
    }

    /** Heads of more than {@code size}, the smallest first. */
    List<Head> after(long size, int limit) {
        return jdbc.query(FIELDS + "where size > ? order by size limit ?", Heads::head, size, limit);
    }

    /** Heads of less than {@code size}, the greatest first. */
    List<Head> before(long size, int limit) {
        return jdbc.query(FIELDS + "where size < ? order by size desc limit ?", Heads::head, size, limit);
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        return new Head(
                row.getLong("size"),
                row.getBytes("root"),
                row.getString("note"),
                row.getObject("signed_at", OffsetDateTime.class).toInstant());
    }
}
