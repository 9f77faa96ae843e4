package io.videoconf.edge.relay;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** All mailboxes of this process. */
final class MemoryRelay implements Relay {
    private final ConcurrentHashMap<Address, List<Consumer<Signal>>> mailboxes = new ConcurrentHashMap<>();

    @Override
    public Disposable open(Address address, Consumer<Signal> inbox) {
        mailboxes.compute(address, (_, known) -> {
            List<Consumer<Signal>> all = known == null ? new CopyOnWriteArrayList<>() : known;
            all.add(inbox);
            return all;
        });
        return () -> mailboxes.computeIfPresent(address, (_, known) -> {
            known.remove(inbox);
            return known.isEmpty() ? null : known;
        });
    }

    @Override
    public Mono<Boolean> pass(Address to, Signal signal) {
        return Mono.fromSupplier(() -> deliver(to, signal));
    }

    /** Hands it to the mailboxes that are here. */
    boolean deliver(Address to, Signal signal) {
        List<Consumer<Signal>> here = mailboxes.getOrDefault(to, List.of());
        here.forEach(inbox -> inbox.accept(signal));
        return !here.isEmpty();
    }

    boolean has(Address address) {
        return mailboxes.containsKey(address);
    }

    Set<Address> addresses() {
        return Set.copyOf(mailboxes.keySet());
    }
}
