package io.videoconf.command.notice.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.UserId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letters reach the mail server once; where nobody can know whether they did, twice under one Message-ID. */
class PostOfficeIT {
    private static EmbeddedPostgres postgres;
    private static String url;
    private static JdbcClient jdbc;
    private final SmtpListener listener = new SmtpListener();
    private final MailSettings settings = PostOfficeProcess.settings(listener.port());

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        url = postgres.getJdbcUrl("postgres", "postgres");
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
        jdbc = PostOfficeProcess.database(url);
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from notice_mail").update();
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void aLetterGoesOnceHoweverManyAskForIt() {
        write(50);
        write(50);
        List<PostOffice> offices = List.of(office(Duration.ZERO), office(Duration.ZERO), office(Duration.ZERO));
        offices.forEach(office -> Thread.ofVirtual().start(office));
        await().atMost(Duration.ofSeconds(30)).until(() -> count("sent") == 50);
        offices.forEach(PostOffice::stop);

        assertThat(listener.taken).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void whatTheServerDoesNotTakeNowIsTriedAgainAndWhatItNeverTakesIsNot() {
        AtomicInteger asked = new AtomicInteger();
        write(1);
        listener.answer = _ -> asked.incrementAndGet() == 1 ? "451 later" : "250 taken";

        office(Duration.ZERO).round();
        assertThat(count("waiting")).isOne();
        office(Duration.ofMinutes(2)).round();
        assertThat(count("sent")).isOne();

        write("refused", 1);
        listener.answer = _ -> "550 never";
        office(Duration.ofMinutes(4)).round();
        assertThat(count("refused")).isOne();
        office(Duration.ofDays(1)).round();
        assertThat(asked).hasValue(2);
    }

    @Test
    void aServerThatIsGoneIsGivenUpAfterDaysAndThatIsWrittenDown() {
        write(1);
        listener.close();

        office(Duration.ZERO).round();
        assertThat(count("waiting")).isOne();
        office(Duration.ofDays(4)).round();
        assertThat(count("given_up")).isOne();
        office(Duration.ofDays(12)).round();
        assertThat(jdbc.sql("select count(*) from notice_mail")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aCodeThatWasBroughtIsForgottenAndGoesToItsAddressOnly() {
        Clock now = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        People people = new People(jdbc);
        UserId ada = UserId.fresh();
        people.add(ada, "ada@example.org", "Ada", "UTC", true);
        Outbox outbox = new Outbox(jdbc, settings, now);
        new CodeLetters(outbox, settings)
                .bringCode("ada@example.org", "7K3F-9QWD", now.instant().plus(Duration.ofDays(1)));
        outbox.put(
                LetterKind.INVITATION,
                null,
                "ada@example.org",
                new Letter("Subject", "Text", "<p>Text</p>", null, null, null),
                "occasion",
                now.instant().plus(Duration.ofDays(3)));
        people.move(ada, "eve@example.org", false);
        assertThat(recipients()).containsExactly("ada@example.org", "ada@example.org");
        people.add(ada, "ada@example.org", "Ada", "UTC", true);
        people.move(ada, "eve@example.org", true);
        assertThat(recipients()).containsExactly("ada@example.org", "eve@example.org");
        assertThat(letter()).contains("7K3F-9QWD");

        office(Duration.ZERO).round();

        assertThat(count("sent")).isEqualTo(2);
        assertThat(letter()).doesNotContain("7K3F");
    }

    private static List<@Nullable String> recipients() {
        return jdbc.sql("select recipient from notice_mail order by recipient")
                .query(String.class)
                .list();
    }

    private static String letter() {
        return jdbc.sql("select letter from notice_mail where kind = 'EMAIL_VERIFICATION'")
                .query(String.class)
                .single();
    }

    @Test
    void anAnswerThatWasLostIsAskedForAgainUnderTheSameMessageId() {
        write(1);
        listener.answer = _ -> "";
        office(Duration.ZERO).round();
        assertThat(jdbc.sql("select uncertain from notice_mail")
                        .query(Integer.class)
                        .single())
                .isOne();

        listener.answer = _ -> "250 taken";
        office(Duration.ofMinutes(2)).round();

        assertThat(count("sent")).isOne();
        assertThat(listener.taken).hasSize(2);
        assertThat(new HashSet<>(listener.taken)).hasSize(1);
    }

    /** Killed while the server has a letter and has not said so: the others go once, this one is told apart by its id. */
    @Test
    void aKillInBetweenLosesNothingAndDoublesNothingThatWasAnswered() throws Exception {
        write(30);
        CountDownLatch tenth = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        AtomicInteger messages = new AtomicInteger();
        listener.answer = id -> {
            if (messages.incrementAndGet() == 10) {
                tenth.countDown();
                return awaited(killed) ? "" : "250 taken";
            }
            return "250 taken";
        };
        Process process = launch();
        try {
            assertThat(tenth.await(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            killed.countDown();
        }
        String inDoubt = listener.taken.get(9);
        assertThat(count("sent")).isEqualTo(9);
        assertThat(count("sending")).isOne();

        // What the dead one had taken is nobody else's before its lease has run out.
        office(Duration.ZERO).round();
        PostOffice next = office(settings.lease().plusSeconds(1));
        while (next.round()) {
            assertThat(count("sent")).isLessThanOrEqualTo(30);
        }

        assertThat(count("sent")).isEqualTo(30);
        assertThat(new HashSet<>(listener.taken)).hasSize(30);
        assertThat(listener.taken).hasSize(31);
        assertThat(listener.taken.stream().filter(inDoubt::equals)).hasSize(2);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostOfficeProcess.class.getName(),
                        url,
                        Integer.toString(listener.port()))
                .inheritIO()
                .start();
    }

    private PostOffice office(Duration later) {
        return PostOfficeProcess.office(
                jdbc, settings, later.isZero() ? Clock.systemUTC() : Clock.offset(Clock.systemUTC(), later));
    }

    private void write(int letters) {
        write("letter", letters);
    }

    private void write(String occasion, int letters) {
        Clock now = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        Outbox outbox = new Outbox(jdbc, settings, now);
        for (int i = 0; i < letters; i++) {
            outbox.put(
                    LetterKind.INVITATION,
                    null,
                    "person" + i + "@example.org",
                    new Letter("Subject", "Text", "<p>Text</p>", null, null, null),
                    occasion,
                    now.instant().plus(Duration.ofDays(3)));
        }
    }

    private static long count(String state) {
        return jdbc.sql("select count(*) from notice_mail where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }
}
