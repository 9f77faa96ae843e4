package io.videoconf.command.compliance.ledger;

import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.command.CommandSide;
import io.videoconf.command.platform.CommandSideUnderTest;
import io.videoconf.command.recording.objects.EmbeddedS3;
import io.videoconf.command.recording.objects.S3ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** A command side with a ledger that does one thing after the other, when it is told to, and archives into a real store. */
final class LedgerUnderTest implements AutoCloseable {
    private static final int BATCH = 500;

    final CommandSideUnderTest side;
    final JdbcTemplate jdbc;
    final LedgerRows rows;
    final Tiles tiles;
    final LedgerKeys keys;
    final Heads heads;
    final LedgerAudit audit;
    final RawEvents events;
    final S3HeadArchive archive;
    private final Actor stranger = new Actor(ActorKind.USER, UserId.fresh(), TenantId.fresh(), TenantRole.MEMBER, null);
    private final Path folder = Files.createTempDirectory("ledger-archive");
    private final EmbeddedS3 store;
    private final TransactionTemplate transactions;

    LedgerUnderTest() throws Exception {
        this(Clock.systemUTC());
    }

    /** @param clock of what is signed and archived */
    LedgerUnderTest(Clock clock) throws Exception {
        side = CommandSideUnderTest.with(CommandSide.class, "--videoconf.ledger.enabled=false");
        store = EmbeddedS3.start(folder);
        try (S3ObjectStore bucket = new S3ObjectStore(store.settings(), Clock.systemUTC())) {
            bucket.prepare();
        }
        jdbc = side.part(JdbcTemplate.class);
        rows = side.part(LedgerRows.class);
        tiles = side.part(Tiles.class);
        LedgerSettings settings = side.part(LedgerSettings.class);
        keys = new LedgerKeys(jdbc, side.part(KeyVault.class), rows, settings.keyRotation(), clock);
        events = side.part(RawEvents.class);
        archive = new S3HeadArchive(store.settings(), Duration.ofDays(1), clock);
        heads = new Heads(jdbc, rows, keys, tiles, archive, settings, clock);
        audit = new LedgerAudit(events, rows, tiles, jdbc, new HeadsAudit(rows, heads, keys, tiles, archive));
        transactions = new TransactionTemplate(side.part(PlatformTransactionManager.class));
    }

    /** Makes meetings with some facts each. */
    List<MeetingId> play(int meetings, int facts) {
        List<MeetingId> all = new ArrayList<>();
        for (int i = 0; i < meetings; i++) {
            MeetingId meeting = MeetingId.fresh();
            all.add(meeting);
            side.send(CommandSideUnderTest.instant(meeting));
        }
        for (int fact = 0; fact < facts; fact++) {
            boolean lock = fact % 2 == 0;
            all.forEach(meeting -> side.send(lock ? new LockMeeting(meeting) : new UnlockMeeting(meeting)));
        }
        return all;
    }

    /** A command that is refused, and so leaves a fact beside the meeting's stream. */
    void refuse(MeetingId meeting) {
        try {
            side.send(new LockMeeting(meeting), stranger, Map.of(), Receipt.class);
        } catch (CommandExecutionException e) {
            // That is what it is for.
        }
    }

    /** Takes in all that is new, in transactions of its own. */
    void follow() {
        Chaining chaining = chaining();
        while (inTransaction(chaining) > 0) {
            // There may be more.
        }
    }

    Chaining chaining() {
        return new Chaining(events, rows, tiles, jdbc);
    }

    private int inTransaction(Chaining chaining) {
        Integer taken = transactions.execute(_ -> taken(chaining));
        return taken == null ? 0 : taken;
    }

    static int taken(Chaining chaining) {
        try {
            return chaining.next(BATCH);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void sign() {
        signIfDue(true);
    }

    /** @param wanted whether somebody waits for a head */
    void signIfDue(boolean wanted) {
        transactions.executeWithoutResult(_ -> heads.signIfDue(wanted));
        heads.archive();
    }

    /** Signs one that has no copy yet. */
    Head signUnarchived() {
        transactions.executeWithoutResult(_ -> heads.signIfDue(true));
        return heads.latest().orElseThrow();
    }

    /** Takes the copy of a head out of the archive, as who may write there can. */
    void removeCopy(long size) {
        try {
            Files.delete(folder.resolve(store.settings().bucket()).resolve(Heads.copyOf(size)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the archive does not answer. */
    void losesItsArchive() throws Exception {
        store.close();
    }

    /** One more head: those that are asked for are a second apart. */
    void signAnother() {
        int before = heads();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            sign();
            return heads() > before;
        });
    }

    int heads() {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from ledger_head", Integer.class));
    }

    /** Does something that never was, and says what it led to. */
    <T> T undone(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            return work.get();
        }));
    }

    List<LedgerAudit.Finding> findings() {
        try {
            LedgerAudit.Outcome outcome = audit.look(0, Duration.ofMinutes(1));
            if (!outcome.complete() && outcome.findings().isEmpty()) {
                throw new AssertionError("the audit did not come to its end: " + outcome);
            }
            return outcome.findings();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        archive.close();
        side.close();
        store.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
