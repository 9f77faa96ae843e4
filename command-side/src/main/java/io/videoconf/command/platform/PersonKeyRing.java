package io.videoconf.command.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.videoconf.api.compliance.views.PersonKeyView;
import io.videoconf.messaging.sealing.KeyRing;
import io.videoconf.messaging.sealing.MasterKey;
import io.videoconf.messaging.sealing.OpeningKeys;
import io.videoconf.messaging.sealing.PersonKey;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Finds and makes the keys of people. A new key goes to the store together with the event that it seals first, and is
 * known to others once that has been committed; two that are made at once are both good, since what is sealed names its key.
 *
 * <p>With the events in another store the key must be there before them: then it is stored by itself, at once.
 */
final class PersonKeyRing implements KeyRing {
    private static final String ADDRESS = "@";
    private static final String PENDING = PersonKeyRing.class.getName();

    private final StoredKeys stored;
    private final KeyRows rows;
    private final OpeningKeys opened;
    private final MasterKey master;
    private final Clock clock;
    private final Cache<String, PersonKey> sealing;
    private final Cache<Writes.KeyStream, Boolean> streams;
    private volatile byte @Nullable [] addressKey;

    PersonKeyRing(StoredKeys stored, KeyRows rows, OpeningKeys opened, MasterKey master, Clock clock, int cached) {
        this.stored = stored;
        this.rows = rows;
        this.opened = opened;
        this.master = master;
        this.clock = clock;
        // Not for long: a node that hears of no erasure must not go on sealing for the erased.
        this.sealing = Caffeine.newBuilder()
                .maximumSize(cached)
                .expireAfterWrite(Duration.ofMinutes(10))
                .executor(Runnable::run)
                .build();
        this.streams = Caffeine.newBuilder()
                .maximumSize(4L * cached)
                .executor(Runnable::run)
                .build();
        opened.onErasure(this::forget);
    }

    @Override
    public PersonKey toSeal(String person, String stream) {
        PersonKey key = sealing.getIfPresent(person);
        if (key == null) {
            key = pending(person);
        }
        Writes writes = Writes.current();
        if (writes != null) {
            writes.sealedWith(key);
        }
        if (!stream.isEmpty()) {
            note(new Writes.KeyStream(key.id(), stream));
        }
        return key;
    }

    @Override
    public PersonKey toOpen(UUID id) {
        return opened.get(id);
    }

    @Override
    public String address(String email) {
        return ADDRESS + digest(email.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean seals() {
        return true;
    }

    private void forget(Set<UUID> erased) {
        sealing.asMap().values().removeIf(key -> erased.isEmpty() || erased.contains(key.id()));
    }

    /** One that this command has made, or one that is stored, or a new one. */
    private PersonKey pending(String person) {
        Map<String, PersonKey> made = CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().root().getOrComputeResource(PENDING, _ -> new HashMap<>())
                : new HashMap<>();
        PersonKey key = made.get(person);
        if (key == null) {
            key = find(person);
        }
        if (key == null) {
            key = make(person);
            made.put(person, key);
        }
        return key;
    }

    private @Nullable PersonKey find(String person) {
        List<PersonKeyView> keys = stored.of(person);
        boolean isAddress = person.startsWith(ADDRESS);
        // Whoever was erased stays so; but their address may be somebody's again.
        PersonKeyView known = keys.stream()
                .filter(key -> isAddress ? key.wrapped() != null : key.wrapped() == null)
                .findFirst()
                .orElse(isAddress || keys.isEmpty() ? null : keys.getFirst());
        if (known == null) {
            return null;
        }
        PersonKey key = opened.get(UUID.fromString(known.keyId()));
        remember(person, key);
        return key;
    }

    private void remember(String person, PersonKey key) {
        sealing.put(person, key);
        if (key.aead() != null && opened.isAnyDestroyed(List.of(key.id()))) {
            // Meanwhile: whoever forgets it may have been before us.
            sealing.invalidate(person);
        }
    }

    private PersonKey make(String person) {
        MasterKey.Fresh fresh = master.fresh(UUID.randomUUID());
        PersonKey key = fresh.key();
        boolean together = rows.add(new Writes.PersonKeyRow(key.id(), person, fresh.wrapped(), clock.instant()));
        Runnable known = () -> {
            opened.put(key);
            remember(person, key);
        };
        if (together) {
            afterCommit(known);
        } else {
            known.run();
        }
        return key;
    }

    private void note(Writes.KeyStream place) {
        if (streams.getIfPresent(place) == null && rows.add(place)) {
            afterCommit(() -> streams.put(place, true));
        }
    }

    private static void afterCommit(Runnable work) {
        if (CurrentUnitOfWork.isStarted()) {
            UnitOfWork<?> root = CurrentUnitOfWork.get().root();
            root.afterCommit(_ -> work.run());
        }
    }

    private String digest(String email) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(addressKey(), "HmacSHA256"));
            return java.util.HexFormat.of()
                    .formatHex(mac.doFinal(email.getBytes(java.nio.charset.StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private byte[] addressKey() {
        byte[] known = addressKey;
        if (known == null) {
            known = rows.secret("addresses", master);
            addressKey = known;
        }
        return known;
    }
}
