package io.videoconf.edge.socketio;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one event loop that have something to write. However many packets other threads hand over, the loop
 * is woken once, and then writes and flushes each of these sessions once.
 */
final class LoopTick implements Runnable {

    private final EventLoop loop;
    private List<EngineSession> ready = new ArrayList<>();
    private List<EngineSession> spare = new ArrayList<>();

    LoopTick(EventLoop loop) {
        this.loop = loop;
    }

    boolean isHere() {
        return loop.inEventLoop();
    }

    /** Runs a task on the loop, after what runs there now. A loop that is shut down drops it: its sessions are gone. */
    void later(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException gone) {
            if (!loop.isShuttingDown()) {
                throw gone;
            }
        }
    }

    /** Runs a task on the loop after a time; null where the loop is shut down. */
    @Nullable
    Future<?> after(long nanos, Runnable task) {
        return loop.isShuttingDown() ? null : loop.schedule(task, Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    void wake(EngineSession session) {
        boolean first;
        synchronized (this) {
            first = ready.isEmpty();
            ready.add(session);
        }
        if (first) {
            later(this);
        }
    }

    @Override
    public void run() {
        List<EngineSession> now;
        synchronized (this) {
            now = ready;
            ready = spare;
        }
        for (EngineSession session : now) {
            session.drain();
        }
        now.clear();
        spare = now;
    }
}
