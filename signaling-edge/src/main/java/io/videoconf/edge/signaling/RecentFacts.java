package io.videoconf.edge.signaling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last facts of a meeting, encoded: enough for a client that was away for a moment. */
final class RecentFacts {
    private final Deque<Fact> facts = new ArrayDeque<>();
    private final int most;
    private long forgotten;

    RecentFacts(int most) {
        this.most = most;
    }

    void add(Fact fact) {
        facts.add(fact);
        if (facts.size() > most) {
            forgotten = facts.remove().sequence();
        }
    }

    void forgetUpTo(long sequence) {
        facts.clear();
        forgotten = sequence;
    }

    /** The fact with this number, if it is still known. */
    Optional<Fact> at(long sequence) {
        return facts.stream().filter(fact -> fact.sequence() == sequence).findFirst();
    }

    /** All that came after {@code sequence}; empty when some of it was forgotten. */
    Optional<List<Fact>> since(long sequence) {
        if (sequence < forgotten) {
            return Optional.empty();
        }
        return Optional.of(
                facts.stream().filter(fact -> fact.sequence() > sequence).toList());
    }
}
