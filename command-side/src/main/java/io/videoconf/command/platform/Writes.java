package io.videoconf.command.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What one command stores, gathered while it is decided: nothing goes to the store before its end, and then all of it in
 * one round trip ({@link WritesInOneTrip}). Lives on the command's thread.
 */
final class Writes {
    private static final String RESOURCE = Writes.class.getName();

    private final List<Event> events = new ArrayList<>();
    private final List<Timer> timers = new ArrayList<>();
    private @Nullable Key key;

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

    void keep(Key outcome) {
        key = outcome;
    }

    List<Event> events() {
        return events;
    }

    List<Timer> timers() {
        return timers;
    }

    @Nullable
    Key key() {
        return key;
    }

    boolean isEmpty() {
        return key == null && events.isEmpty() && timers.isEmpty();
    }

    /** A row of {@code domain_event}. */
    record Event(
            String identifier,
            String stream,
            long sequence,
            @Nullable String type,
            String at,
            String payloadType,
            @Nullable String revision,
            byte[] payload,
            byte[] metadata) {}

    /** A row of {@code scheduled_tasks}. */
    record Timer(String task, String instance, byte[] data, Instant due) {}

    /** A row of {@code idempotency_key}: a key with what its command came to. */
    record Key(String actor, String key, String fingerprint, String outcome, Instant at) {}
}
