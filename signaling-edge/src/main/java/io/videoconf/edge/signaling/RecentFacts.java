package io.videoconf.edge.signaling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    /** Puts older facts in front, as many as there is room for, where they end right before what is known. */
    void prepend(RecentFacts older) {
        List<Fact> before = older.facts.stream()
                .filter(fact -> fact.sequence() <= forgotten)
                .toList();
        if (before.isEmpty() || before.getLast().sequence() != forgotten) {
            return;
        }
        for (Fact fact : before.reversed()) {
            if (facts.size() >= most) {
                return;
            }
            facts.addFirst(fact);
            forgotten = fact.sequence() - 1;
        }
    }

    /** The last fact up to {@code sequence} that passes, 0 when there is none; empty where memory does not tell. */
    Optional<Long> lastUpTo(long sequence, Predicate<Fact> passes) {
        Iterator<Fact> backwards = facts.descendingIterator();
        while (backwards.hasNext()) {
            Fact fact = backwards.next();
            if (fact.sequence() <= sequence && passes.test(fact)) {
                return Optional.of(fact.sequence());
            }
        }
        return forgotten == 0 ? Optional.of(0L) : Optional.empty();
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
