package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.progress.ProgressTopology;
import io.videoconf.api.progress.ViewProgress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * How far each view has come, by stream, and who waits for it.
 *
 * <p>Versions of the most recently touched streams are kept, because a view may tell before the receipt is here.
 */
final class Progress {
    private record Waiter(Receipt receipt, Sinks.Empty<Void> sink) {}

    private final Map<String, Map<String, Long>> versions;
    private final Map<String, Set<Waiter>> waiting = new HashMap<>();
    private @Nullable ProgressTopology topology;

    Progress(int streams) {
        this.versions = new LinkedHashMap<>(1024, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Map<String, Long>> eldest) {
                return size() > streams;
            }
        };
    }

    Mono<Void> reached(Receipt receipt) {
        Waiter waiter = new Waiter(receipt, Sinks.empty());
        synchronized (this) {
            if (isReached(receipt)) {
                return Mono.empty();
            }
            waiting.computeIfAbsent(receipt.stream(), _ -> new LinkedHashSet<>())
                    .add(waiter);
        }
        return waiter.sink().asMono().doFinally(_ -> forget(waiter));
    }

    void follow(ProgressTopology now) {
        List<Waiter> ready = new ArrayList<>();
        synchronized (this) {
            topology = now;
            List.copyOf(waiting.keySet()).forEach(stream -> collectReady(stream, ready));
        }
        wake(ready);
    }

    void note(ViewProgress update) {
        List<Waiter> ready = new ArrayList<>();
        synchronized (this) {
            update.versions().forEach((stream, version) -> {
                versions.computeIfAbsent(stream, _ -> new HashMap<>(8)).merge(update.view(), version, Math::max);
                collectReady(stream, ready);
            });
        }
        wake(ready);
    }

    /** After a wait in vain: the next one for the same version does not wait again. */
    synchronized void assume(Receipt receipt) {
        Map<String, Long> known = versions.computeIfAbsent(receipt.stream(), _ -> new HashMap<>(8));
        views(receipt.kind()).forEach(view -> known.merge(view, receipt.version(), Math::max));
    }

    synchronized int waiters() {
        return waiting.values().stream().mapToInt(Set::size).sum();
    }

    private boolean isReached(Receipt receipt) {
        if (topology == null) {
            return false;
        }
        Map<String, Long> known = versions.getOrDefault(receipt.stream(), Map.of());
        return views(receipt.kind()).stream().allMatch(view -> known.getOrDefault(view, 0L) >= receipt.version());
    }

    private Set<String> views(StreamKind kind) {
        ProgressTopology now = topology;
        return now == null ? Set.of() : now.viewsByKind().getOrDefault(kind, Set.of());
    }

    private void collectReady(String stream, List<Waiter> ready) {
        Set<Waiter> here = waiting.get(stream);
        if (here == null) {
            return;
        }
        for (Iterator<Waiter> each = here.iterator(); each.hasNext(); ) {
            Waiter waiter = each.next();
            if (isReached(waiter.receipt())) {
                each.remove();
                ready.add(waiter);
            }
        }
        if (here.isEmpty()) {
            waiting.remove(stream);
        }
    }

    private synchronized void forget(Waiter waiter) {
        Set<Waiter> here = waiting.get(waiter.receipt().stream());
        if (here != null && here.remove(waiter) && here.isEmpty()) {
            waiting.remove(waiter.receipt().stream());
        }
    }

    /** Outside the lock: who is woken goes on to write an answer. */
    private static void wake(List<Waiter> ready) {
        ready.forEach(waiter -> waiter.sink().tryEmitEmpty());
    }
}
