package io.videoconf.edge.replay;

import io.videoconf.edge.signaling.ToldFacts.Script;
import io.videoconf.edge.signaling.ToldFacts.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/**
 * One meeting on its way to one observer, who may pause, seek, change the speed and step. The next fact is known before
 * its time comes; facts are read no faster than they are played. All methods may be called from any thread.
 */
final class Playback implements Disposable {
    /** Packets that may wait for the observer before the next fact is played. */
    private static final int CALM = 128;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final Source facts;
    private final Script script;
    private final long until;
    private final Screen screen;
    private final Scheduler scheduler;

    private @Nullable Reading reading;
    private @Nullable Told next;
    private @Nullable Disposable timer;
    private Speed speed;
    private boolean playing;
    private boolean exhausted;
    private boolean atEnd;
    private boolean disposed;
    private int steps;
    private long position;
    /** The time in the meeting: of the last fact, and what has been played since. */
    private @Nullable Instant mediaTime;

    private long resumedAt;

    /** Where facts come from: those after one fact up to another, read as they are asked for. */
    @FunctionalInterface
    interface Source {
        Flux<Told> after(Script script, long after, long until);
    }

    /** Who looks. */
    interface Screen {
        /** Shows a fact. */
        void show(Told fact);

        /** Everything that was asked for has been shown. */
        void ended(long sequence);

        /** Reading the log failed. */
        void failed(Throwable failure);

        /** What waits to be read. */
        int waiting();
    }

    Playback(Source facts, Script script, long after, long until, Speed speed, Screen screen, Scheduler scheduler) {
        this.facts = facts;
        this.script = script;
        this.until = Math.min(until, script.length());
        this.position = after;
        this.speed = speed;
        this.screen = screen;
        this.scheduler = scheduler;
    }

    Script script() {
        return script;
    }

    synchronized long position() {
        return position;
    }

    synchronized boolean isPlaying() {
        return playing;
    }

    /** Goes on, at this speed if one is given. */
    synchronized void play(@Nullable Speed now) {
        freeze();
        speed = now == null ? speed : now;
        playing = true;
        resumedAt = System.nanoTime();
        arrange();
    }

    synchronized void pause() {
        freeze();
        playing = false;
    }

    synchronized void speed(Speed now) {
        freeze();
        speed = now;
        arrange();
    }

    /** Plays so many facts at once and then rests. */
    synchronized void step(int count) {
        freeze();
        playing = false;
        steps += count;
        arrange();
    }

    /** Goes on after another fact, playing or resting as before. */
    synchronized void seek(long after) {
        freeze();
        close();
        position = after;
        steps = 0;
        exhausted = false;
        atEnd = false;
        mediaTime = null;
        arrange();
    }

    @Override
    public synchronized void dispose() {
        disposed = true;
        cancelTimer();
        close();
    }

    private void freeze() {
        cancelTimer();
        Instant time = mediaTime;
        if (playing && time != null && speed.factor() > 0) {
            long played = (long) ((System.nanoTime() - resumedAt) * speed.factor());
            Instant now = time.plusNanos(played);
            Told coming = next;
            mediaTime = coming != null && now.isAfter(coming.at()) ? coming.at() : now;
        }
        resumedAt = System.nanoTime();
    }

    private void cancelTimer() {
        Disposable waiting = timer;
        timer = null;
        if (waiting != null) {
            waiting.dispose();
        }
    }

    private void close() {
        Reading open = reading;
        reading = null;
        next = null;
        if (open != null) {
            open.cancel();
        }
    }

    /** Sees to it that the next fact is shown when its time has come. */
    private void arrange() {
        if (disposed || atEnd || timer != null || (!playing && steps == 0)) {
            return;
        }
        if (reading == null) {
            Reading opened = new Reading();
            reading = opened;
            facts.after(script, position, until).subscribe(opened);
            return;
        }
        Told coming = next;
        if (coming == null) {
            return; // it is being read
        }
        Duration wait = steps > 0 ? Duration.ZERO : due(coming);
        if (screen.waiting() > CALM) {
            wait = wait.compareTo(LOOK_AGAIN) > 0 ? wait : LOOK_AGAIN;
        }
        timer = scheduler.schedule(this::show, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Duration due(Told coming) {
        Instant time = mediaTime;
        if (time == null) {
            return Duration.ZERO;
        }
        Duration whole = speed.of(Duration.between(time, coming.at()));
        Duration since = Duration.ofNanos(System.nanoTime() - resumedAt);
        return since.compareTo(whole) >= 0 ? Duration.ZERO : whole.minus(since);
    }

    private synchronized void show() {
        timer = null;
        Told fact = next;
        Reading open = reading;
        if (disposed || fact == null || open == null || (!playing && steps == 0)) {
            return;
        }
        if (screen.waiting() > CALM) {
            arrange();
            return;
        }
        next = null;
        steps = Math.max(0, steps - 1);
        position = fact.sequence();
        mediaTime = fact.at();
        resumedAt = System.nanoTime();
        screen.show(fact);
        if (exhausted) {
            end();
        } else {
            open.request(1);
        }
    }

    private synchronized void read(Reading by, Told fact) {
        if (by == reading) {
            next = fact;
            arrange();
        }
    }

    private synchronized void readAll(Reading by) {
        if (by == reading) {
            exhausted = true;
            if (next == null) {
                end();
            }
        }
    }

    private void end() {
        atEnd = true;
        playing = false;
        steps = 0;
        position = until;
        screen.ended(until);
    }

    private synchronized void failed(Reading by, Throwable failure) {
        if (by == reading) {
            close();
            playing = false;
            screen.failed(failure);
        }
    }

    private final class Reading extends BaseSubscriber<Told> {
        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(1);
        }

        @Override
        protected void hookOnNext(Told fact) {
            read(this, fact);
        }

        @Override
        protected void hookOnComplete() {
            readAll(this);
        }

        @Override
        protected void hookOnError(Throwable failure) {
            failed(this, failure);
        }
    }
}
