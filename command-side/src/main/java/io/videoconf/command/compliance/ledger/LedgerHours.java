package io.videoconf.command.compliance.ledger;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The one processor: takes in what is new, signs what is due, archives what was signed. Each node has one, and the claim
 * in the database lets one of them at a time do anything. No command waits for it.
 */
final class LedgerHours implements SmartLifecycle, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerHours.class);
    /** Where so many come in a second, rounds come often: a long one would keep a processor from commands for too long. */
    private static final int MANY_A_SECOND = 2000;
    /** After a round, while there are many. */
    private static final Duration BUSY = Duration.ofMillis(50);
    /** While there are few: what is done seldom is in the way of few. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    /** Events of a batch while there are many: each batch costs ten statements. */
    private static final int LARGE = 500;
    /** While there are few: then none of what a batch does takes much longer than an answer that somebody waits for. */
    private static final int SMALL = 64;
    /** After a small batch, while there is more: one after the other would be a long one. */
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final long LOOK_FOR_HEADS = Duration.ofSeconds(1).toNanos();

    private final Chaining chaining;
    private final Heads heads;
    private final TransactionOperations transactions;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean wanted;
    private volatile boolean running;
    private long rested = System.nanoTime();
    private int takenSince;
    private boolean many;
    private long lookedForHeads = System.nanoTime() - LOOK_FOR_HEADS;
    private @Nullable Thread thread;

    LedgerHours(Chaining chaining, Heads heads, TransactionOperations transactions) {
        this.chaining = chaining;
        this.heads = heads;
        this.transactions = transactions;
    }

    /** Somebody waits: for what is new, and perhaps for a head over it. */
    void hurry(boolean head) {
        if (head) {
            wanted = true;
        }
        news.release();
    }

    @Override
    public void run() {
        boolean troubled = false;
        while (running) {
            try {
                round();
                troubled = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                chaining.forget();
                if (running && !troubled) {
                    LOG.warn("the ledger does not get on, and tries again: {}", e.getMessage(), e);
                }
                troubled = true;
                sleep(AFTER_TROUBLE);
            }
        }
    }

    private void round() throws InterruptedException {
        int most = many || takenSince >= MANY_A_SECOND ? LARGE : SMALL;
        int taken = batch(most);
        boolean look = wanted || System.nanoTime() - lookedForHeads >= LOOK_FOR_HEADS;
        if (look) {
            boolean asked = wanted;
            wanted = false;
            transactions.executeWithoutResult(_ -> heads.signIfDue(asked));
            heads.archive();
            lookedForHeads = System.nanoTime();
        }
        takenSince += taken;
        if (taken < most) {
            pause(rest());
            takenSince = 0;
        } else if (most == SMALL) {
            pause(BETWEEN);
        }
    }

    /** Ended by whoever waits. */
    private void pause(Duration time) throws InterruptedException {
        if (news.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
            news.drainPermits();
        }
    }

    private Duration rest() {
        long now = System.nanoTime();
        double seconds = (now - rested) / 1e9;
        rested = now;
        many = takenSince >= MANY_A_SECOND * seconds;
        return many ? BUSY : IDLE;
    }

    private int batch(int most) throws InterruptedException {
        InterruptedException[] interrupted = new InterruptedException[1];
        Integer taken = transactions.execute(status -> {
            try {
                return chaining.next(most);
            } catch (InterruptedException e) {
                status.setRollbackOnly();
                interrupted[0] = e;
                return 0;
            }
        });
        if (interrupted[0] != null) {
            throw interrupted[0];
        }
        return taken == null ? 0 : taken;
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            // The loop ends with what ended the sleep: it looks whether it is to run on.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        // It computes for milliseconds on end: on a virtual thread it would keep commands from one of few
        // processors meanwhile.
        thread = Thread.ofPlatform().name("ledger").daemon().start(this);
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread ending = thread;
        thread = null;
        if (ending != null) {
            ending.interrupt();
            try {
                ending.join(STOP_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the stores are gone, after commands are. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
