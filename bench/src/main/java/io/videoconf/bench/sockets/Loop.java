package io.videoconf.bench.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one thread of all lines. It never sleeps while somebody is to be called in time. */
final class Loop implements AutoCloseable {
    private static final int LARGEST = 4 << 20;
    private final Selector selector;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
    private final Thread thread;
    private volatile boolean over;
    private volatile @Nullable Runnable pacer;

    Loop() throws IOException {
        selector = Selector.open();
        thread = Thread.ofPlatform().name("lines").start(this::run);
    }

    SelectionKey register(SocketChannel channel, Line line) throws ClosedChannelException {
        return channel.register(selector, SelectionKey.OP_READ, line);
    }

    /** Called over and over on the loop's thread; null for nobody. */
    void pace(@Nullable Runnable often) {
        pacer = often;
        selector.wakeup();
    }

    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs something on the loop's thread and waits for it, a minute at most. */
    <T> T call(Supplier<T> task) {
        CompletableFuture<T> done = new CompletableFuture<>();
        execute(() -> {
            try {
                done.complete(task.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.orTimeout(1, TimeUnit.MINUTES).join();
    }

    private void run() {
        try {
            while (!over) {
                Runnable often = pacer;
                if (often == null) {
                    selector.select(100);
                } else {
                    often.run();
                    selector.selectNow();
                }
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isValid() && key.isReadable()) {
                        ((Line) key.attachment()).read(buffer);
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        over = true;
        selector.wakeup();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        selector.close();
    }
}
