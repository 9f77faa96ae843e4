package io.videoconf.bench.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** One meeting full of sockets on one server. Somebody says something; it is over when everybody has heard it, and the answer is there. */
public final class Hall implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;
    private static final String WORDS =
            "{\"message\":{\"type\":\"text\",\"content\":\"Shall we begin with the second point?\"}}";
    private final Loop loop;
    private final List<Line> lines = new ArrayList<>();
    /** What is counted down; the loop's. */
    private volatile CountDownLatch entering = new CountDownLatch(0);

    private CountDownLatch said = new CountDownLatch(0);
    private int deaf;
    private boolean answered;
    private long began;
    private Histogram heard = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);

    /**
     * Lets everybody in, one after the other.
     *
     * @param tokens one for each person
     */
    public Hall(int port, String meetingId, List<String> tokens) {
        String join = "{\"meeting_id\":\"" + meetingId + "\"}";
        Listening ear = new Listening();
        try {
            loop = new Loop();
            for (String token : tokens) {
                entering = new CountDownLatch(1);
                lines.add(loop.call(() -> open(port, token, join, ear)));
                await(entering, "the " + lines.size() + "th is not in");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Line open(int port, String token, String join, Line.Ear ear) {
        try {
            return new Line(loop, port, 0, token, join, ear);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the loop's thread. */
    private final class Listening implements Line.Ear {
        @Override
        public void joined(Line line) {
            entering.countDown();
        }

        @Override
        public void heard(Line line, long saidAt, int bytes) {
            if (--deaf == 0) {
                heard.recordValue(Math.clamp(System.nanoTime() - began, 0, heard.getHighestTrackableValue()));
                over();
            }
        }

        @Override
        public void acknowledged(Line line) {
            answered = true;
            over();
        }

        private void over() {
            if (deaf == 0 && answered) {
                said.countDown();
            }
        }

        @Override
        public void lost(Line line) {
            throw new IllegalStateException("a line is lost");
        }
    }

    /** Says something, and returns when everybody has heard it and the answer is there. */
    public void say() {
        CountDownLatch mine = new CountDownLatch(1);
        loop.execute(() -> {
            said = mine;
            deaf = lines.size();
            answered = false;
            began = System.nanoTime();
            lines.getFirst().ask("send_chat_message", WORDS);
        });
        await(mine, "not everybody has heard it");
    }

    /** The nanoseconds that each took until the last one had heard it, since the last call. */
    public Histogram heard() {
        return loop.call(() -> {
            Histogram taken = heard;
            heard = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
            return taken;
        });
    }

    private static void await(CountDownLatch latch, String otherwise) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(otherwise + " after " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        loop.call(() -> {
            lines.forEach(Line::close);
            return true;
        });
        try {
            loop.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
