package io.videoconf.command.notice.mail;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Brings letters from the outbox to the mail server.
 *
 * <p>That the server may have a letter is written down before the letter is handed over, and its answer right after. A
 * letter whose answer was seen is never handed over again, however often the database fails meanwhile. Where the process
 * ends between the two, nobody can know whether the server has it: it is handed over again under the same Message-ID.
 */
final class PostOffice implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);
    private static final int AT_ONCE = 20;
    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofHours(1);
    private static final Duration BETWEEN_PURGES = Duration.ofHours(1);

    private final Outbox outbox;
    private final Runnable reminders;
    private final MailSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Random jitter = new Random();
    private final CountDownLatch stop = new CountDownLatch(1);
    private Instant purged = Instant.EPOCH;

    PostOffice(Outbox outbox, Runnable reminders, MailSettings settings, Clock clock, MeterRegistry meters) {
        this.outbox = outbox;
        this.reminders = reminders;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
        meters.gauge("videoconf.notices.mail.waiting", outbox, Outbox::waiting);
    }

    /** Until {@link #stop()}. */
    @Override
    public void run() {
        while (!isStopped(Duration.ZERO)) {
            boolean more = false;
            try {
                more = round();
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("e-mails wait for the database: {}", e.getMessage());
            }
            if (!more && isStopped(settings.look())) {
                return;
            }
        }
    }

    void stop() {
        stop.countDown();
    }

    /**
     * Takes what is due once.
     *
     * @return true when there may be more
     */
    boolean round() {
        purge();
        reminders.run();
        List<Outbox.Taken> taken = outbox.take(AT_ONCE);
        if (!taken.isEmpty()) {
            deliver(new ArrayDeque<>(taken));
        }
        return taken.size() == AT_ONCE;
    }

    private void deliver(Deque<Outbox.Taken> letters) {
        SmtpTalk talk = null;
        try {
            while (!letters.isEmpty()) {
                if (isStopped(Duration.ZERO)) {
                    letters.forEach(outbox::putBack);
                    return;
                }
                talk = talk != null && talk.isOpen() ? talk : begin(talk, letters);
                if (talk == null) {
                    return;
                }
                deliver(talk, letters.removeFirst());
            }
        } finally {
            if (talk != null) {
                talk.close();
            }
        }
    }

    /** A new connection; null when there is none to be had, and then all the letters have been put off. */
    private @Nullable SmtpTalk begin(@Nullable SmtpTalk before, Deque<Outbox.Taken> letters) {
        if (before != null) {
            before.close();
        }
        try {
            return SmtpTalk.begin(settings);
        } catch (MessagingException e) {
            LOG.warn("the mail server cannot be talked to: {}", e.getClass().getSimpleName());
            count("unreachable");
            letters.forEach(letter -> outbox.postpone(letter, rest(letter), "unreachable", false));
            return null;
        }
    }

    private void deliver(SmtpTalk talk, Outbox.Taken letter) {
        if (clock.instant().isAfter(letter.giveUpAt())) {
            outbox.postpone(letter, Duration.ZERO, "too late", false);
            count("given_up");
            return;
        }
        if (!outbox.sending(letter)) {
            return;
        }
        switch (talk.hand(letter)) {
            case SmtpTalk.Outcome.Accepted _ -> {
                surely(() -> outbox.sent(letter));
                count(letter.uncertain() ? "repeated" : "sent");
            }
            case SmtpTalk.Outcome.Refused(var why) -> {
                surely(() -> outbox.refused(letter, why));
                count("refused");
            }
            case SmtpTalk.Outcome.NotNow(var why) -> {
                surely(() -> outbox.postpone(letter, rest(letter), why, false));
                count("postponed");
            }
            case SmtpTalk.Outcome.Unknown(var why) -> {
                talk.close();
                surely(() -> outbox.postpone(letter, rest(letter), why, true));
                count("uncertain");
            }
        }
    }

    /** What the server said is kept in mind until the database has it: forgetting it could send a letter twice. */
    private void surely(Runnable write) {
        while (true) {
            try {
                write.run();
                return;
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("what became of an e-mail cannot be written down yet: {}", e.getMessage());
                if (isStopped(Duration.ofSeconds(1))) {
                    throw e;
                }
            }
        }
    }

    private Duration rest(Outbox.Taken letter) {
        long doubled = FIRST_REST.toMillis() << Math.min(letter.attempt() - 1, 20);
        long rest = Math.min(doubled, LONGEST_REST.toMillis());
        return Duration.ofMillis(rest - rest / 10 + jitter.nextLong(rest / 5));
    }

    private void purge() {
        Instant now = clock.instant();
        if (now.isAfter(purged.plus(BETWEEN_PURGES))) {
            purged = now;
            int gone = outbox.purge();
            LOG.debug("{} settled e-mails were forgotten", gone);
        }
    }

    private void count(String outcome) {
        meters.counter("videoconf.notices.mail", "outcome", outcome).increment();
    }

    private boolean isStopped(Duration wait) {
        try {
            return stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
