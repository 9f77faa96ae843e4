package io.videoconf.messaging.sealing;

import io.videoconf.api.kernel.KeptWithStream;
import java.nio.charset.StandardCharsets;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What a sealed text belongs to: it opens there and nowhere else.
 *
 * @param eventId of the event that it is in; a word of its own for a snapshot
 * @param stream of that event; empty for none
 * @param actor id of whoever caused it; null when that is not known, or not needed for reading
 * @param sealedWith the stream that it is kept with, and can be made unreadable with; null for none, and for reading
 */
public record Binding(
        String eventId,
        String stream,
        @Nullable String actor,
        @Nullable String sealedWith) {
    /** Snapshots are made anew at any time, from events that are bound. */
    public static final Binding SNAPSHOT = new Binding("snapshot", "", null);

    /** Of what is kept with no stream. */
    public Binding(String eventId, String stream, @Nullable String actor) {
        this(eventId, stream, actor, null);
    }

    /** Of a snapshot that is about to be stored. */
    public static Binding snapshotOf(Object state) {
        return state instanceof KeptWithStream kept ? new Binding("snapshot", "", null, kept.keptWith()) : SNAPSHOT;
    }

    /** Of an event that is about to be stored. */
    public static Binding of(EventMessage<?> event, @Nullable String actor) {
        boolean ofStream = event instanceof DomainEventMessage<?> domain && domain.getType() != null;
        return new Binding(
                event.getIdentifier(),
                ofStream ? ((DomainEventMessage<?>) event).getAggregateIdentifier() : "",
                actor,
                event.getPayload() instanceof KeptWithStream kept ? kept.keptWith() : null);
    }

    byte[] associatedData(String field) {
        return (eventId + '\n' + stream + '\n' + field).getBytes(StandardCharsets.UTF_8);
    }
}
