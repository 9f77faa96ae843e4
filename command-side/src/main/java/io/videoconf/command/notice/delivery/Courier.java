package io.videoconf.command.notice.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.WebhookDisabling;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.axonframework.common.AxonException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Brings deliveries to endpoints, many at a time, again at growing rests, until they are taken or given up. */
final class Courier implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int GONE = 410;
    private static final Duration LONGEST_WISH = Duration.ofDays(1);
    private static final Duration BETWEEN_PURGES = Duration.ofHours(1);

    private final Deliveries deliveries;
    private final EndpointRows endpoints;
    private final Envelopes envelopes;
    private final Messenger messenger;
    private final BiConsumer<WebhookId, WebhookDisabling> disable;
    private final WebhookSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Semaphore hands;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("courier-", 0).factory());
    private final Random jitter = new Random();
    private final CountDownLatch stop = new CountDownLatch(1);
    private Instant purged = Instant.EPOCH;

    Courier(
            Deliveries deliveries,
            EndpointRows endpoints,
            Envelopes envelopes,
            Messenger messenger,
            BiConsumer<WebhookId, WebhookDisabling> disable,
            WebhookSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.envelopes = envelopes;
        this.messenger = messenger;
        this.disable = disable;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
        this.hands = new Semaphore(settings.atOnce());
    }

    /** Until {@link #stop()}. */
    @Override
    public void run() {
        while (!isStopped(Duration.ZERO)) {
            boolean busy = false;
            try {
                purge();
                busy = round();
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("webhooks wait for the database: {}", e.getMessage());
            }
            if (!busy && isStopped(settings.look())) {
                return;
            }
        }
    }

    /** No more is begun; what is under way ends within the time limit of an attempt. */
    void stop() {
        stop.countDown();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.info("webhooks that are under way will be delivered again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        messenger.close();
    }

    private boolean round() {
        int free = hands.availablePermits();
        if (free == 0) {
            return false;
        }
        List<Deliveries.Taken> taken = deliveries.take(free);
        try {
            taken.forEach(this::begin);
        } catch (RejectedExecutionException e) {
            // We are stopping. What was taken is taken up again when its lease is over.
            return false;
        }
        return !taken.isEmpty();
    }

    private void begin(Deliveries.Taken taken) {
        hands.acquireUninterruptibly();
        boolean begun = false;
        try {
            threads.execute(() -> {
                try {
                    deliver(taken);
                } finally {
                    hands.release();
                }
            });
            begun = true;
        } finally {
            if (!begun) {
                hands.release();
            }
        }
    }

    private void deliver(Deliveries.Taken taken) {
        try {
            Instant now = clock.instant();
            EndpointRows.Target target = endpoints.target(taken.webhook(), now).orElse(null);
            if (target == null) {
                return; // it was deleted, and its deliveries with it
            }
            String body = envelopes.body(taken);
            long seconds = now.getEpochSecond();
            String signatures = Signatures.header(target.secrets(), taken.messageId(), seconds, body);
            settle(
                    taken,
                    messenger.send(
                            new Messenger.Message(target.url(), taken.messageId(), seconds, signatures, body), now));
        } catch (DataAccessException | TransactionException e) {
            // It stays taken until its lease is over, and is tried again then: a receiver knows it by its id.
            LOG.warn("what became of the delivery {} cannot be written down: {}", taken.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the delivery {} cannot be made", taken.id(), e);
            settle(taken, new Messenger.Result(null, Duration.ZERO, null, "failed on our side"));
        }
    }

    private void settle(Deliveries.Taken taken, Messenger.Result result) {
        Instant now = clock.instant();
        Deliveries.Attempt attempt = new Deliveries.Attempt(result.status(), result.took(), result.problem());
        if (result.isTaken()) {
            deliveries.settle(taken, attempt, "delivered");
            endpoints.succeeded(taken.webhook());
            count("delivered");
            return;
        }
        Instant failingSince = endpoints.failed(taken.webhook(), now);
        Integer status = result.status();
        if (status != null && status == GONE) {
            deliveries.settle(taken, attempt, "failed");
            count("gone");
            giveUp(taken.webhook(), WebhookDisabling.GONE);
        } else if (taken.round() > settings.retries().size()) {
            deliveries.settle(taken, attempt, "failed");
            count("failed");
        } else {
            deliveries.postpone(taken, attempt, now.plus(rest(taken, result)));
            count("postponed");
        }
        if (!now.isBefore(failingSince.plus(settings.disableAfter()))) {
            giveUp(taken.webhook(), WebhookDisabling.FAILING);
        }
    }

    private void giveUp(WebhookId webhook, WebhookDisabling reason) {
        try {
            disable.accept(webhook, reason);
        } catch (AxonException e) {
            // The next failure asks again.
            LOG.warn("the webhook {} could not be disabled: {}", webhook, e.getMessage());
        }
    }

    private Duration rest(Deliveries.Taken taken, Messenger.Result result) {
        long planned = settings.retries().get(taken.round() - 1).toMillis();
        long jittered = planned - planned / 10 + jitter.nextLong(planned / 5 + 1);
        Duration wish = result.retryAfter();
        long wished = wish == null ? 0 : Math.min(wish.toMillis(), LONGEST_WISH.toMillis());
        return Duration.ofMillis(Math.max(jittered, wished));
    }

    private void purge() {
        Instant now = clock.instant();
        if (now.isAfter(purged.plus(BETWEEN_PURGES))) {
            purged = now;
            LOG.debug("{} settled deliveries were forgotten", deliveries.purge());
        }
    }

    private void count(String outcome) {
        meters.counter("videoconf.notices.webhooks", "outcome", outcome).increment();
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
