package io.videoconf.query.kernel;

import java.time.Instant;
import java.util.Map;

/**
 * An event as it was stored.
 *
 * @param event what has happened
 * @param stream id of the stream that it belongs to; for a refusal, of the stream that the refused command was for
 * @param version its number in its stream, counted from 1; 0 for a refusal, which is in no stream
 * @param eventId unique, and the same at every replay
 * @param storedAt when it was stored
 * @param metadata where it came from, see {@link io.videoconf.api.kernel.MetadataKeys}
 * @param <E> the kind of event
 */
public record Fact<E>(
        E event, String stream, long version, String eventId, Instant storedAt, Map<String, Object> metadata) {

    /** The same circumstances around the event as another type. */
    <T> Fact<T> as(T typed) {
        return new Fact<>(typed, stream, version, eventId, storedAt, metadata);
    }
}
