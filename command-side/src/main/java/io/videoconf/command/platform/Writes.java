package io.videoconf.command.platform;

import io.videoconf.messaging.sealing.PersonKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What one command stores, gathered while it is decided: nothing goes to the store before its end, and then all of it in
 * one round trip ({@link WritesInOneTrip}). Lives on the command's thread, and while that waits on the one of whoever drives
 * ({@link SharedTrips}).
 */
final class Writes {
    private static final String RESOURCE = Writes.class.getName();

    private final List<Event> events = new ArrayList<>();
    private final List<Timer> timers = new ArrayList<>();
    private final List<PersonKeyRow> keys = new ArrayList<>();
    private final Set<KeyStream> places = new LinkedHashSet<>();
    /** What its events are sealed with. */
    private final Set<UUID> sealedWith = new HashSet<>();

    private boolean isSealedForErased;
    private @Nullable Key key;
    private List<Committed> committed = List.of();

    /** Begins to gather. */
    static Writes begin(UnitOfWork<?> work) {
        Writes writes = new Writes();
        work.resources().put(RESOURCE, writes);
        return writes;
    }

    /** Of the command that is being carried out on this thread; null when there is none. */
    static @Nullable Writes current() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(RESOURCE) : null;
    }

    void add(Event event) {
        events.add(event);
    }

    void add(Timer timer) {
        timers.add(timer);
    }

    void add(PersonKeyRow made) {
        keys.add(made);
    }

    void add(KeyStream place) {
        places.add(place);
    }

    /** Something in its events is sealed with this key. */
    void sealedWith(PersonKey with) {
        if (with.aead() == null) {
            isSealedForErased = true;
        } else {
            sealedWith.add(with.id());
        }
    }

    /** The keys that its events are sealed with; null where one of them is destroyed. */
    @Nullable
    Set<UUID> sealedWith() {
        return isSealedForErased ? null : sealedWith;
    }

    void keep(Key outcome) {
        key = outcome;
    }

    List<Event> events() {
        return events;
    }

    List<Timer> timers() {
        return timers;
    }

    List<PersonKeyRow> keys() {
        return keys;
    }

    Set<KeyStream> places() {
        return places;
    }

    @Nullable
    Key key() {
        return key;
    }

    /** Where its events have come to stand, in their order, if that is known of all; told once they are committed. */
    void committedAt(List<Long> positions) {
        if (positions.size() != events.size()) {
            return;
        }
        Set<UUID> keys = sealedWith();
        committed = IntStream.range(0, events.size())
                .mapToObj(i -> new Committed(positions.get(i), events.get(i), keys))
                .toList();
    }

    /** Its events with their places, once; none where that is not known. */
    List<Committed> takeCommitted() {
        List<Committed> taken = committed;
        committed = List.of();
        return taken;
    }

    /** How much it is, but for what is always short. */
    int bytes() {
        int bytes = key == null || key.outcome() == null ? 0 : key.outcome().length();
        for (Event event : events) {
            bytes += event.payload().length + event.metadata().length;
        }
        for (Timer timer : timers) {
            bytes += timer.data().length;
        }
        return bytes;
    }

    boolean isEmpty() {
        return key == null && events.isEmpty() && timers.isEmpty() && keys.isEmpty() && places.isEmpty();
    }

    /**
     * A row of {@code domain_event}.
     *
     * @param made what it is the row of
     */
    record Event(
            String identifier,
            String stream,
            long sequence,
            @Nullable String type,
            String at,
            String payloadType,
            @Nullable String revision,
            byte[] payload,
            byte[] metadata,
            EventMessage<?> made) {

        /** Such an event has one of its own in the store, by its own identifier. */
        boolean isOfNoStream() {
            return stream.equals(identifier);
        }
    }

    /** A row of {@code scheduled_tasks}. */
    record Timer(String task, String instance, byte[] data, Instant due) {}

    /** A row of {@code person_key}. */
    record PersonKeyRow(UUID id, String person, byte[] wrapped, Instant at) {}

    /** A row of {@code person_key_stream}. */
    record KeyStream(UUID key, String stream) {}

    /** A row of {@code idempotency_key}: a key with what its command came to. */
    record Key(String actor, String key, String fingerprint, String outcome, Instant at) {}
}
