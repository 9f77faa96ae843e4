package io.videoconf.command.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Leaves that name their history by a number, also those from before. */
class SlimLedgerIT {
    private static final String MEETING = "3f1c1c54-6a5e-4d0c-9d7e-0d3a1f8f3b11";
    private static final String RECORDING = "9b1f0a52-5f65-4f25-8a4b-7a0b6c2e5d22";
    private static final String GONE = "d7b2c6e8-1a4f-4c39-9f6d-8e5a3b7c1d44";
    private static final String ACCOUNT = "c0a1d5f4-3c1b-4f7a-8b7e-5d2f6a9c7e33";

    @Test
    void everyLeafIsThereAsItWasAndTheLedgerGoesOn() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            migrate(postgres, "44");
            JdbcTemplate jdbc = new JdbcTemplate(postgres.getPostgresDatabase());
            end(jdbc, MEETING, 2);
            end(jdbc, ACCOUNT, 1);
            leaf(jdbc, 0, MEETING, MEETING, 0);
            leaf(jdbc, 1, ACCOUNT, ACCOUNT, 0);
            leaf(jdbc, 2, RECORDING, MEETING, 1);
            leaf(jdbc, 3, GONE, GONE, 0);

            migrate(postgres, "latest");
            LedgerRows rows = new LedgerRows(jdbc);
            assertThat(rows.leaves(0, 10)).extracting(Leaf::index).containsExactly(0L, 1L, 2L, 3L);
            assertThat(rows.leaves(0, 10))
                    .extracting(Leaf::streamId)
                    .containsExactly(MEETING, ACCOUNT, RECORDING, GONE);
            assertThat(rows.leaves(0, 10)).extracting(Leaf::history).containsExactly(MEETING, ACCOUNT, MEETING, GONE);
            assertThat(rows.leaves(2, 1)).singleElement().satisfies(leaf -> {
                assertThat(leaf.position()).isEqualTo(102);
                assertThat(leaf.eventId()).isEqualTo("event-2");
                assertThat(leaf.sequence()).isEqualTo(7);
                assertThat(leaf.historyIndex()).isEqualTo(1);
                assertThat(leaf.eventHash()).isEqualTo(bytes(2));
                assertThat(leaf.link()).isEqualTo(bytes(3));
            });

            LedgerRows.End end = rows.end(MEETING).orElseThrow();
            assertThat(rows.numbers(1)).doesNotContain(end.number());
            rows.add(
                    List.of(
                            new Leaf(4, 104, "event-4", MEETING, 1, MEETING, 2, bytes(3), bytes(4)),
                            new Leaf(5, 105, "event-5", RECORDING, 8, MEETING, 3, bytes(4), bytes(5))),
                    _ -> end.number());
            assertThat(rows.history(MEETING, 1, 10))
                    .extracting(Leaf::streamId)
                    .containsExactly(RECORDING, MEETING, RECORDING);
            assertThat(rows.event(MEETING, "event-5"))
                    .hasValueSatisfying(leaf -> assertThat(leaf.index()).isEqualTo(5));
            assertThat(rows.fact(MEETING, 1))
                    .hasValueSatisfying(leaf -> assertThat(leaf.eventId()).isEqualTo("event-4"));
            assertThat(rows.fact(MEETING, 8)).isEmpty();
        }
    }

    @Test
    void aLookIntoALongHistoryReadsNoMoreThanIsAskedFor() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            migrate(postgres, "latest");
            JdbcTemplate jdbc = new JdbcTemplate(postgres.getPostgresDatabase());
            end(jdbc, MEETING, 20_000);
            jdbc.update("insert into ledger_leaf select g, g, g, (select number from ledger_history), g, 'event-' || g,"
                    + " null, sha256('event'), sha256('link') from generate_series(0, 19999) g");
            jdbc.execute("vacuum analyze ledger_leaf");
            LedgerRows rows = new LedgerRows(jdbc);

            assertThat(rows.history(MEETING, 0, 1)).hasSize(1);
            assertThat(rows.history(MEETING, 10_000, 10)).hasSize(10);
            assertThat(rows.event(MEETING, "event-19990")).isPresent();

            await().atMost(Duration.ofSeconds(20)).until(() -> looks(jdbc, "idx_scan") >= 3);
            assertThat(looks(jdbc, "idx_tup_read")).isLessThan(200);
        }
    }

    /** Those of connections that are closed; here each look has one. */
    private static long looks(JdbcTemplate jdbc, String what) {
        Long looks = jdbc.queryForObject(
                "select " + what + " from pg_stat_user_indexes where indexrelname = 'ledger_leaf_history'", Long.class);
        return looks == null ? 0 : looks;
    }

    private static void migrate(EmbeddedPostgres postgres, String target) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .target(target)
                .load()
                .migrate();
    }

    private static void end(JdbcTemplate jdbc, String history, long length) {
        jdbc.update("insert into ledger_history (history, length, link) values (?, ?, ?)", history, length, bytes(9));
    }

    private static void leaf(JdbcTemplate jdbc, long index, String stream, String history, long at) {
        jdbc.update(
                "insert into ledger_leaf values (?, ?, ?, ?, 7, ?, ?, ?, ?)",
                index,
                100 + index,
                "event-" + index,
                stream,
                history,
                at,
                bytes(index),
                bytes(index + 1));
    }

    private static byte[] bytes(long of) {
        byte[] bytes = new byte[LedgerHashes.LENGTH];
        bytes[0] = (byte) of;
        return bytes;
    }
}
