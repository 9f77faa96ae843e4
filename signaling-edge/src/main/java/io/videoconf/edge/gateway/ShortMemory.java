package io.videoconf.edge.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers that are good for a few seconds, so that a busy client is looked up once and not with every request. */
final class ShortMemory<T> {
    private static final int MOST = 10_000;

    private record Kept<T>(T value, Instant until) {}

    private final Duration lifetime;
    private final Map<String, Kept<T>> entries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept<T>> eldest) {
            return size() > MOST;
        }
    };

    ShortMemory(Duration lifetime) {
        this.lifetime = lifetime;
    }

    synchronized Optional<T> get(String key) {
        Kept<T> entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.until().isBefore(Instant.now())) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(entry.value());
    }

    synchronized void put(String key, T value) {
        entries.remove(key);
        entries.put(key, new Kept<>(value, Instant.now().plus(lifetime)));
    }
}
