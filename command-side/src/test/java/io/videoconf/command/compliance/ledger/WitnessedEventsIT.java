package io.videoconf.command.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.command.platform.CommandSideUnderTest;
import io.videoconf.command.platform.CommitWitness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The ledger chains what was committed here without reading it, and it is to the byte what the store has. */
class WitnessedEventsIT {
    private static final int MEETINGS = 50;

    @Configuration(proxyBeanMethods = false)
    static class Witnesses {
        @Bean
        Seen seen() {
            return new Seen();
        }
    }

    static final class Seen implements CommitWitness {
        final Queue<Row> rows = new ConcurrentLinkedQueue<>();

        @Override
        public void committed(List<Row> committed) {
            rows.addAll(committed);
        }
    }

    @Test
    void whatIsToldIsToTheByteWhatIsStoredAndTheLedgerOfItHolds() throws Exception {
        try (CommandSideUnderTest side = CommandSideUnderTest.with(Witnesses.class)) {
            for (int i = 0; i < MEETINGS; i++) {
                MeetingId meeting = MeetingId.fresh();
                side.send(CommandSideUnderTest.instant(meeting));
                side.send(new LockMeeting(meeting));
                refuse(side);
            }
            List<CommitWitness.Row> told = List.copyOf(side.part(Seen.class).rows);
            List<StoredEvent> stored = side.part(RawEvents.class)
                    .at(told.stream().map(CommitWitness.Row::position).toList());
            // A meeting's two facts, its lock, and the refusal, which is of no stream.
            assertThat(told).hasSize(4 * MEETINGS);
            assertThat(told).usingRecursiveComparison().isEqualTo(stored);

            requireTheSameFromMemory(side, told);

            await().atMost(Duration.ofSeconds(30)).until(() -> side.count("ledger_leaf") >= side.count("domain_event"));
            List<LedgerAudit.Finding> findings = new ArrayList<>();
            LedgerRows rows = side.part(LedgerRows.class);
            new LeafAudit(side.part(RawEvents.class), rows, side.part(Tiles.class), findings)
                    .look(0, RawEvents.BEGINNING, rows.leaves(0, 10 * MEETINGS));
            assertThat(findings).isEmpty();
        }
    }

    /** To the byte, and without reading what was told; what was not told, or is not what the store has, is read. */
    private static void requireTheSameFromMemory(CommandSideUnderTest side, List<CommitWitness.Row> told)
            throws InterruptedException {
        Counted database = new Counted(side.part(DataSource.class));
        int count = told.size();
        List<StoredEvent> stored =
                new PostgresRawEvents(database, new RecentEvents()).after(RawEvents.BEGINNING, count);
        assertThat(database.takePayloads()).isGreaterThanOrEqualTo(count);

        RecentEvents all = new RecentEvents();
        all.committed(told);
        assertThat(new PostgresRawEvents(database, all).after(RawEvents.BEGINNING, count))
                .usingRecursiveComparison()
                .isEqualTo(stored);
        assertThat(database.takePayloads()).isZero();

        RecentEvents withAHole = new RecentEvents();
        withAHole.committed(told.subList(0, 20));
        withAHole.committed(told.subList(21, count));
        assertThat(new PostgresRawEvents(database, withAHole).after(RawEvents.BEGINNING, count))
                .usingRecursiveComparison()
                .isEqualTo(stored);
        assertThat(database.takePayloads()).isPositive();

        // As if the database had gone back behind the second half, and other events stood there now.
        RecentEvents stale = new RecentEvents();
        stale.committed(told.stream()
                .map(row -> row.position() < count / 2 ? row : elsewhere(row))
                .toList());
        assertThat(new PostgresRawEvents(database, stale).after(RawEvents.BEGINNING, count))
                .usingRecursiveComparison()
                .isEqualTo(stored);
        assertThat(stale.takeAfter(RawEvents.BEGINNING, count)).isEmpty();
    }

    private static CommitWitness.Row elsewhere(CommitWitness.Row row) {
        return new CommitWitness.Row(
                row.position(),
                "another " + row.eventId(),
                row.streamType(),
                row.streamId(),
                row.sequence(),
                row.time(),
                row.payloadType(),
                row.payloadRevision(),
                row.metadata(),
                new byte[0]);
    }

    /** Counts the payloads that are read. */
    private static final class Counted extends JdbcTemplate {
        private int payloads;

        Counted(DataSource database) {
            super(database);
        }

        @Override
        public <T extends @Nullable Object> List<T> query(
                String sql, RowMapper<T> mapper, @Nullable Object @Nullable ... values) {
            List<T> rows = super.query(sql, mapper, values);
            payloads += sql.contains("payload from") ? rows.size() : 0;
            return rows;
        }

        int takePayloads() {
            int taken = payloads;
            payloads = 0;
            return taken;
        }
    }

    private static void refuse(CommandSideUnderTest side) {
        try {
            side.send(new LockMeeting(MeetingId.fresh()), side.owner(), Map.of(), Receipt.class);
        } catch (CommandExecutionException e) {
            // That is what it is for.
        }
    }
}
