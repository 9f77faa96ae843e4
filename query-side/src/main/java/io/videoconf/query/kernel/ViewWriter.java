package io.videoconf.query.kernel;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One thread that writes what views keep back, so that a view takes in the next event meanwhile, and whoever waits for it waits less. */
public final class ViewWriter implements Executor, AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("view-writer").daemon().factory());

    @Override
    public void execute(Runnable work) {
        thread.execute(work);
    }

    @Override
    public void close() {
        thread.close();
    }
}
