package io.videoconf.messaging.sealing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.videoconf.api.compliance.views.PersonKeyView;
import io.videoconf.api.compliance.views.PersonKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The keys that this node has in memory. Every {@value #LOOK_MILLIS} ms it asks what was erased, and forgets those; when it has had no
 * answer for {@value #BLIND_MILLIS} ms it forgets all of them. So no key outlives its person here by more than five seconds,
 * whatever news are lost.
 */
public final class OpeningKeys implements SmartLifecycle {
    static final long LOOK_MILLIS = 1_500;
    static final long BLIND_MILLIS = 4_500;

    private static final Logger LOG = LoggerFactory.getLogger(OpeningKeys.class);
    /** Numbers are given before they are committed, so a lower one may come later. */
    private static final long OVERLAP = 100;

    private final Cache<UUID, PersonKey> known;
    private final KeySource source;
    private final MasterKey master;
    private final List<Consumer<Set<UUID>>> listeners = new CopyOnWriteArrayList<>();
    private final Set<UUID> erased = java.util.concurrent.ConcurrentHashMap.newKeySet();
    private final AtomicLong lastErasure = new AtomicLong();
    private final AtomicLong lastAnswer = new AtomicLong(System.nanoTime());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("erasures").daemon().factory());
    private volatile boolean running;

    OpeningKeys(KeySource source, MasterKey master, SealingSettings settings) {
        this.source = source;
        this.master = master;
        this.known = Caffeine.newBuilder()
                .maximumSize(settings.cached())
                .expireAfterAccess(Duration.ofMinutes(30))
                // What the cache does for itself is done in moments; another thread would have to be woken for it.
                .executor(Runnable::run)
                .build();
    }

    /** The key with this id; see {@link KeyRing#toOpen}. */
    public PersonKey get(UUID id) {
        PersonKey key = known.getIfPresent(id);
        if (key != null) {
            return key;
        }
        PersonKey found = find(id);
        known.put(id, found);
        if (found.aead() != null && erased.contains(id)) {
            // It was destroyed while it was asked for, and forgotten before it was remembered.
            known.invalidate(id);
            found = find(id);
        }
        return found;
    }

    private PersonKey find(UUID id) {
        return source.find(List.of(id)).keys().stream()
                .findFirst()
                .map(this::opened)
                .orElseThrow(() -> new SealBrokenException("there is no key " + id, null));
    }

    /** Whether one of these keys was destroyed, as far as this node has heard. */
    public boolean isAnyDestroyed(Collection<UUID> ids) {
        return !erased.isEmpty() && ids.stream().anyMatch(erased::contains);
    }

    /** Takes in a key that has been stored. */
    public void put(PersonKey key) {
        known.put(key.id(), key);
        if (erased.contains(key.id())) {
            known.invalidate(key.id());
        }
    }

    /** Forgets keys that were destroyed, and tells whoever remembers what they opened. */
    public void forget(Set<UUID> destroyed) {
        Set<UUID> news = new HashSet<>(destroyed);
        news.removeAll(erased);
        if (news.isEmpty()) {
            return;
        }
        // First, so that whoever remembers a key now finds that it must not.
        erased.addAll(news);
        known.invalidateAll(news);
        listeners.forEach(listener -> listener.accept(news));
    }

    /**
     * Tells of destroyed keys from now on; whoever keeps what they opened is to forget it. Of none where it is not known
     * which they are, because nobody answers: then all is to be forgotten.
     */
    public void onErasure(Consumer<Set<UUID>> listener) {
        listeners.add(listener);
    }

    private PersonKey opened(PersonKeyView key) {
        UUID id = UUID.fromString(key.keyId());
        String wrapped = key.wrapped();
        return wrapped == null
                ? new PersonKey(id, null, key.erasure())
                : master.unwrap(id, Base64.getDecoder().decode(wrapped));
    }

    private void look() {
        try {
            PersonKeys news = source.erased(Math.max(0, lastErasure.get() - OVERLAP));
            List<UUID> ids = new ArrayList<>();
            for (PersonKeyView key : news.keys()) {
                ids.add(UUID.fromString(key.keyId()));
                lastErasure.accumulateAndGet(key.erasure(), Math::max);
            }
            forget(Set.copyOf(ids));
            lastAnswer.set(System.nanoTime());
        } catch (RuntimeException e) {
            LOG.debug("erasures cannot be asked for: {}", e.toString());
            if (System.nanoTime() - lastAnswer.get() > TimeUnit.MILLISECONDS.toNanos(BLIND_MILLIS - LOOK_MILLIS)) {
                forgetAll();
            }
        }
    }

    /** Whoever remembers what they opened may have anybody who is erased by now among it. One that fails must not end the looking. */
    private void forgetAll() {
        known.invalidateAll();
        for (Consumer<Set<UUID>> listener : listeners) {
            try {
                listener.accept(Set.of());
            } catch (RuntimeException e) {
                LOG.warn("what was opened could not be forgotten everywhere; it is tried again", e);
            }
        }
    }

    @Override
    public void start() {
        running = true;
        var _ = clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
