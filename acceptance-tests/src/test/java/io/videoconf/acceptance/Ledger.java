package io.videoconf.acceptance;

import io.videoconf.demo.Answer;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What one round of load was promised: every acknowledgement, and every write whose answer the crash swallowed. */
final class Ledger {
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Write> inDoubt = new ConcurrentLinkedQueue<>();
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch enough;
    private final int target;

    /** A write, and the answer that it got. */
    record Acknowledged(Write write, Answer answer) {
        /** The version that the write made, from its ETag. */
        long version() {
            return Long.parseLong(answer.header("ETag").replace("\"", ""));
        }

        String meeting() {
            return write.meeting(answer);
        }
    }

    Ledger(int target) {
        this.target = target;
        this.enough = new CountDownLatch(1);
    }

    void acknowledge(Write write, Answer answer) {
        acknowledged.add(new Acknowledged(write, answer));
        counted();
    }

    /** A chat message of these words was acknowledged. */
    void acknowledgeChat(String words) {
        said.add(words);
        counted();
    }

    private void counted() {
        if (count.incrementAndGet() >= target) {
            enough.countDown();
        }
    }

    void doubt(Write write) {
        inDoubt.add(write);
    }

    void wrong(String what) {
        wrong.add(what);
        enough.countDown();
    }

    /** Opens when there are as many acknowledgements as were wanted, or something went wrong. */
    CountDownLatch enough() {
        return enough;
    }

    Queue<Acknowledged> acknowledged() {
        return acknowledged;
    }

    Queue<Write> inDoubt() {
        return inDoubt;
    }

    Set<String> said() {
        return said;
    }

    Queue<String> wrong() {
        return wrong;
    }

    @Override
    public String toString() {
        return "%d acknowledged, %d in doubt".formatted(count.get(), inDoubt.size());
    }
}
