package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Kills the server at random moments under load and starts it again on the same data. Repeat a run with
 * {@code -Dvideoconf.seed=…}; {@code -Dvideoconf.crashes=…} says how often, {@code -Dvideoconf.more-crashes=…} among the wide checks.
 */
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it kills the server")
@Execution(ExecutionMode.CONCURRENT)
class CrashIT {
    private static final int DESKS = 5;
    private static final int TALKERS = 3;
    private static final int RESIDENTS = 3;

    private final long seed = Settings.seed();
    private final Random random = new Random(seed);
    private final List<Desk> desks = new ArrayList<>();
    private final Map<String, String> titles = new ConcurrentHashMap<>();
    private Server server;
    private LiveMeeting meeting;

    @BeforeEach
    void start() {
        server = Server.fresh("crash");
        meeting = new LiveMeeting(server.rest(), RESIDENTS, TALKERS);
    }

    @AfterEach
    void stop() {
        server.close(); // and with it every socket
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingIsHalfStored() {
        isWholeAfter(Settings.crashes());
    }

    /** The same again, for as long as it takes. */
    @Test
    @Tag("wide")
    void andNotByTheTwentiethKillEither() {
        isWholeAfter(Settings.moreCrashes());
    }

    private void isWholeAfter(int kills) {
        System.out.printf("CrashIT: -Dvideoconf.seed=%d, %d kills%n", seed, kills);
        for (int i = 0; i < DESKS; i++) {
            desks.add(new Desk("desk " + i, new Random(random.nextLong()), server.rest()));
        }
        for (int round = 1; round <= kills; round++) {
            long began = System.nanoTime();
            Ledger ledger = loadAndKill();
            long killed = System.nanoTime();
            server = server.again("crash");
            long started = System.nanoTime();
            check(ledger);
            System.out.printf(
                    "CrashIT: kill %d: %s; load %d ms, start %d ms, check %d ms%n",
                    round, ledger, millis(began, killed), millis(killed, started), millis(started, System.nanoTime()));
        }
        titles.clear();
        new AfterCrash(server.rest()).meetingsAreWhole(owners(), Set.of(), titles);
        long whole = System.nanoTime();
        Views.areWhatTheEventsMake(Operator.of(server.rest()).orElseThrow());
        System.out.printf("CrashIT: views equal a rebuild, compared in %d ms%n", millis(whole, System.nanoTime()));
        assertThat(server.stop()).isIn(0, 130, 143);
        assertThat(server.leftovers()).isEmpty();
    }

    /** Eight writers, until a random number of acknowledgements and a moment more. */
    private Ledger loadAndKill() {
        RestClient rest = server.rest();
        Ledger ledger = new Ledger(5 + random.nextInt(120));
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            desks.forEach(desk -> writers.execute(() -> desk.work(rest, ledger)));
            for (int i = 0; i < meeting.talkers(); i++) {
                int talker = i;
                writers.execute(() -> meeting.talk(talker, rest, ledger));
            }
            boolean enough = ledger.enough().await(60, TimeUnit.SECONDS);
            LockSupport.parkNanos(
                    random.nextLong(15_000_000)); // a moment, not a wait: it may fall anywhere in a command
            server.kill();
            assertThat(enough)
                    .as("acknowledgements within a minute: %s", ledger)
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted under load", e);
        }
        assertThat(ledger.wrong()).as("answers under load").isEmpty();
        return ledger;
    }

    private void check(Ledger ledger) {
        RestClient rest = server.rest();
        AfterCrash after = new AfterCrash(rest);
        List<Seat> before = meeting.seats();
        meeting.lost();
        meeting.assertStillLive(rest);
        meeting.assertNothingSeenWasUndone(rest, before);
        Set<String> touched = ConcurrentHashMap.newKeySet();
        ledger.acknowledged().forEach(each -> touched.add(each.meeting()));
        ledger.inDoubt().forEach(each -> touched.add(each.about()));
        after.meetingsAreWhole(owners(), touched, titles);
        after.acknowledgedIsThere(ledger.acknowledged());
        after.inDoubtIsWholeOrNothing(ledger.inDoubt());
        after.keysAreHonoured(ledger.acknowledged().stream().limit(10).toList());
        after.meetingsAreWhole(owners(), touched, titles);
        MeetingLog log = after.readsAsItsEvents(meeting.host(), meeting.id());
        List<String> said = log.of("chat_message_sent").stream()
                .map(fact -> fact.path("data").path("content").asString())
                .toList();
        assertThat(said)
                .as("acknowledged chat messages")
                .containsAll(ledger.said())
                .doesNotHaveDuplicates();
        meeting.comeBack(rest);
    }

    private List<Person> owners() {
        return desks.stream().flatMap(desk -> desk.accounts().stream()).toList();
    }

    private static long millis(long from, long to) {
        return TimeUnit.NANOSECONDS.toMillis(to - from);
    }
}
