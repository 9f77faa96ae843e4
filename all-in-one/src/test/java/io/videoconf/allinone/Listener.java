package io.videoconf.allinone;

import io.videoconf.demo.Person;
import io.videoconf.demo.Received;
import io.videoconf.demo.RestClient;
import io.videoconf.demo.SignalingClient;
import io.videoconf.demo.SignalingRefused;
import io.videoconf.demo.StoryBroken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Somebody who listens, comes back whenever the line breaks, and holds every fact against the one before it. */
final class Listener implements AutoCloseable {
    static final int LONGEST = 10_000;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
    private final Person who;
    private final String meeting;
    private final Cable cable;
    private final List<String> wrong = new ArrayList<>();
    private long[] applied = new long[1024];
    /** Of each fact's id a digest: the ids themselves would be the most that is kept. */
    private int[] ids = new int[1024];

    private int count;
    private final Thread life;
    private final ConcurrentLinkedQueue<Long> resumes = new ConcurrentLinkedQueue<>();
    /** Deliveries by the milliseconds that they took, the last for all that took longer: a list of them would be the most that is kept. */
    private final AtomicIntegerArray delays = new AtomicIntegerArray(LONGEST + 1);

    private final CompletableFuture<Boolean> joined = new CompletableFuture<>();
    private volatile long mendedAt;
    private volatile long calmSince;
    private volatile boolean over;
    private volatile @Nullable SignalingClient socket;

    Listener(Person who, String meeting, Cable cable) {
        this.who = who.at(new RestClient(cable.address()));
        this.meeting = meeting;
        this.cable = cable;
        this.life = Thread.ofVirtual().start(this::live);
    }

    private void live() {
        while (!over) {
            try (SignalingClient now = SignalingClient.connect(who.rest().base(), who.accessToken(), this::hear)) {
                socket = now;
                now.keepNothing();
                ObjectNode join = who.introduction(meeting).put("resume_from", last());
                now.accepted("join_meeting", join);
                back();
                now.closed().get(1, TimeUnit.HOURS);
            } catch (SignalingRefused | StoryBroken e) {
                LockSupport.parkNanos(PAUSE); // as clients do before they try again
            } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                return;
            } finally {
                calmSince = Long.MAX_VALUE;
            }
        }
    }

    private void back() {
        long now = System.nanoTime();
        if (mendedAt != 0) {
            resumes.add(now - mendedAt);
            mendedAt = 0;
        }
        calmSince = now + TimeUnit.SECONDS.toNanos(1);
        joined.complete(true);
    }

    /** On the client's one thread. */
    private synchronized void hear(Received told) {
        if (!told.isFact()) {
            return;
        }
        long last = last();
        if (told.previousSequence() != last || told.sequence() <= last) {
            wrong.add("#" + told.sequence() + " after #" + told.previousSequence() + ", but had #" + last);
            return;
        }
        applied = count < applied.length ? applied : Arrays.copyOf(applied, 2 * count);
        ids = count < ids.length ? ids : Arrays.copyOf(ids, 2 * count);
        ids[count] = told.body().path("event_id").asString("").hashCode();
        applied[count++] = told.sequence();
        String said = told.body().path("content").asString("");
        if (!said.startsWith("at ")) {
            return;
        }
        long saidAt = Long.parseLong(said.substring(3));
        // What was said before it was back is what it missed: how late that is says how long it was away.
        if (saidAt > calmSince) {
            long took = System.nanoTime() - saidAt;
            delays.incrementAndGet((int) Math.min(LONGEST, TimeUnit.NANOSECONDS.toMillis(took)));
        }
    }

    synchronized long last() {
        return count == 0 ? 0 : applied[count - 1];
    }

    synchronized List<Long> applied() {
        return Arrays.stream(applied, 0, count).boxed().toList();
    }

    /** A digest of each fact's id, in the same order. */
    synchronized List<Integer> ids() {
        return Arrays.stream(ids, 0, count).boxed().toList();
    }

    /** What it keeps of what it heard, in bytes. */
    synchronized long kept() {
        return (long) Long.BYTES * applied.length + (long) Integer.BYTES * ids.length;
    }

    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    List<Long> resumes() {
        return List.copyOf(resumes);
    }

    /** How many deliveries took so many milliseconds. */
    int delayed(int millis) {
        return delays.get(millis);
    }

    void awaitIn() {
        joined.orTimeout(60, TimeUnit.SECONDS).join();
    }

    void cut() {
        mendedAt = 0;
        cable.cut();
    }

    /** Whose line is silent is none of the others any more: what thaws in the end is late whatever the server does. */
    void freeze() {
        calmSince = Long.MAX_VALUE;
        cable.freeze();
    }

    /** Does nothing where the line is well: it may have been cut twice, and mended once already. */
    void mend() {
        if (cable.isBroken()) {
            mendedAt = System.nanoTime();
            cable.mend();
        }
    }

    /** An edge is gone: from this moment on the line leads to another. */
    void cutFrom(int port) {
        if (cable.leadsTo(port)) {
            mendedAt = System.nanoTime();
            cable.cutFrom(port);
        }
    }

    @Override
    public void close() throws Exception {
        over = true;
        SignalingClient now = socket;
        if (now != null) {
            now.close();
        }
        life.interrupt();
        life.join(5000);
        cable.close();
    }
}
