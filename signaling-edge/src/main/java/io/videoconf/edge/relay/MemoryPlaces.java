package io.videoconf.edge.relay;

import io.videoconf.api.kernel.ConnectionId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import reactor.core.publisher.Mono;

/** All places of this process. */
final class MemoryPlaces implements Places {
    /** A minute of more than a hundred a second. */
    private static final int OCCASIONS = 10_000;

    private final Map<Address, Set<ConnectionId>> taken = new HashMap<>();
    private final Set<String> occasions = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > OCCASIONS;
        }
    });

    @Override
    public Mono<Boolean> take(Address person, ConnectionId device, int most) {
        return Mono.fromSupplier(() -> takeNow(person, device, most));
    }

    synchronized boolean takeNow(Address person, ConnectionId device, int most) {
        Set<ConnectionId> devices = taken.computeIfAbsent(person, _ -> new LinkedHashSet<>());
        boolean has = devices.contains(device) || devices.size() < most && devices.add(device);
        if (devices.isEmpty()) {
            taken.remove(person);
        }
        return has;
    }

    @Override
    public synchronized void giveBack(Address person, ConnectionId device) {
        taken.computeIfPresent(person, (_, devices) -> {
            devices.remove(device);
            return devices.isEmpty() ? null : devices;
        });
    }

    @Override
    public Mono<Boolean> first(String occasion) {
        return Mono.fromSupplier(() -> firstNow(occasion));
    }

    synchronized boolean firstNow(String occasion) {
        return occasions.add(occasion);
    }

    /** Tells of every place that is taken. */
    synchronized void each(BiConsumer<Address, ConnectionId> place) {
        taken.forEach((person, devices) -> devices.forEach(device -> place.accept(person, device)));
    }
}
