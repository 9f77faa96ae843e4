package io.videoconf.command.platform;

import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.meeting.commands.LockMeeting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;

/** A command side whose trips to PostgreSQL can be held up, so that commands come together. */
final class HeldTrips implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final CommandSideUnderTest side;

    private HeldTrips(CommandSideUnderTest side) {
        this.side = side;
    }

    /** One where nothing but commands stores anything. */
    static HeldTrips start(String... settings) {
        CommandSideUnderTest side = CommandSideUnderTest.with(
                Stream.concat(Stream.of("--videoconf.ledger.enabled=false"), Stream.of(settings))
                        .toArray(String[]::new));
        side.part(EventProcessingConfiguration.class).eventProcessors().values().forEach(EventProcessor::shutDown);
        return new HeldTrips(side);
    }

    /** One where whoever is to wait waits until he is sent. */
    static HeldTrips patient() {
        return start("--videoconf.store.patience=60s");
    }

    CommandSideUnderTest side() {
        return side;
    }

    /** A command as somebody. */
    record Sent(Actor actor, Object command, Map<String, String> more) {}

    /** The same as the owner of meetings. */
    Sent owners(Object command) {
        return new Sent(side.owner(), command, Map.of());
    }

    Future<Receipt> send(Sent sent) {
        return clients.submit(() -> side.send(sent.command(), sent.actor(), sent.more(), Receipt.class));
    }

    <T> Future<T> submit(java.util.concurrent.Callable<T> work) {
        return clients.submit(work);
    }

    /** Sends them while another trip is under way, and lets that arrive once all of them wait. */
    List<Future<Receipt>> together(List<Sent> commands) throws Exception {
        Sent another = owners(new LockMeeting(meetings(1).getFirst()));
        try (Obstacle _ = obstacle("domain_event")) {
            send(another);
            await().atMost(SOON).until(() -> stuck("domain_event").size() == 1);
            List<Future<Receipt>> answers = new ArrayList<>();
            commands.forEach(command -> answers.add(send(command)));
            awaitWaiting(commands.size());
            return answers;
        }
    }

    void awaitWaiting(int howMany) {
        await().atMost(SOON).until(() -> side.part(SharedTrips.class).waiting() == howMany);
    }

    /** Meetings that have begun, two facts each. */
    List<MeetingId> meetings(int howMany) {
        List<MeetingId> meetings =
                Stream.generate(MeetingId::fresh).limit(howMany).toList();
        meetings.forEach(meeting -> side.send(CommandSideUnderTest.instant(meeting)));
        return meetings;
    }

    /** How many times these were locked. */
    long locked(List<MeetingId> meetings) {
        return side.jdbc()
                .sql("select count(*) from domain_event where payload_type = 'MeetingLocked'"
                        + " and aggregate_identifier in (:meetings)")
                .param("meetings", ids(meetings))
                .query(Long.class)
                .single();
    }

    static List<String> ids(List<MeetingId> meetings) {
        return meetings.stream().map(MeetingId::value).toList();
    }

    /** The processes of PostgreSQL that wait to get at a table. */
    List<Integer> stuck(String table) {
        return side.jdbc()
                .sql("select pid from pg_locks where not granted and relation = cast(:table as regclass)")
                .param("table", table)
                .query((row, _) -> row.getInt("pid"))
                .list();
    }

    Obstacle obstacle(String table) throws SQLException {
        return new Obstacle(side.part(DataSource.class), table);
    }

    @Override
    public void close() {
        clients.shutdownNow();
        side.close();
    }

    /** Nobody writes to the table until it is closed. */
    static final class Obstacle implements AutoCloseable {
        private final Connection connection;

        private Obstacle(DataSource database, String table) throws SQLException {
            connection = database.getConnection();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("lock table " + table + " in share mode");
            }
        }

        @Override
        public void close() throws SQLException {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.close();
            }
        }
    }
}
