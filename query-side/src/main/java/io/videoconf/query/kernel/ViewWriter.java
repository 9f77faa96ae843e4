package io.videoconf.query.kernel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what views keep back, on one thread, so that a view takes in the next event meanwhile, and whoever waits for it waits less. */
public final class ViewWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ViewWriter.class);

    private final Executor executor;
    private final Runnable end;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** With a thread of its own. */
    public ViewWriter() {
        ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("view-writer").daemon().factory());
        executor = thread;
        end = thread::close;
    }

    /** On threads of somebody else's. */
    ViewWriter(Executor executor) {
        this.executor = executor;
        this.end = () -> {};
    }

    /** Does this work soon, unless the same is waiting or under way already. What fails is the caller's to try again. */
    void soon(String name, Runnable work) {
        if (underWay.add(name)) {
            begin(name, () -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.debug("{} could not be written: {}", name, e.getMessage());
                } finally {
                    underWay.remove(name);
                }
            });
        }
    }

    /** Whoever comes after the end writes what he has to by himself. */
    private void begin(String name, Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            underWay.remove(name);
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
