package io.videoconf.query.kernel;

import io.videoconf.messaging.sealing.Binding;
import io.videoconf.messaging.sealing.BoundObject;
import java.time.Instant;
import java.util.Date;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Parked events as documents. The payload is kept as the bytes of the event store, which is why an event that this
 * version cannot read can be parked, and why personal data is as sealed here as there.
 */
final class ParkedEventCodec {
    private static final String NO_CAUSE = "";

    private final Serializer events;

    /** With the serializer of the event store. */
    ParkedEventCodec(Serializer events) {
        this.events = events;
    }

    Document event(EventMessage<?> message) {
        SerializedObject<String> payload = message.serializePayload(events, String.class);
        SerializedObject<String> metadata = message.serializeMetaData(events, String.class);
        Document event = new Document("id", message.getIdentifier())
                .append("stored_at", message.getTimestamp().toString())
                .append("type", payload.getType().getName())
                .append("revision", payload.getType().getRevision())
                .append("payload", payload.getData())
                .append("metadata", metadata.getData());
        if (message instanceof DomainEventMessage<?> domain) {
            event.append("aggregate_type", domain.getType())
                    .append("stream", domain.getAggregateIdentifier())
                    .append("number", domain.getSequenceNumber());
        }
        return event;
    }

    static Document cause(@Nullable Cause cause) {
        return cause == null
                ? new Document("type", NO_CAUSE)
                : new Document("type", cause.type()).append("message", cause.message());
    }

    ParkedEvent parked(Document letter) {
        return new ParkedEvent(
                letter.getString("_id"),
                letter.getString("sequence"),
                message(letter.get("event", Document.class)),
                reason(letter.get("cause", Document.class)),
                instant(letter.getDate("enqueued_at")),
                instant(letter.getDate("touched_at")),
                MetaData.from(letter.get("diagnostics", Document.class)));
    }

    private EventMessage<?> message(Document event) {
        String aggregateType = event.getString("aggregate_type");
        Binding binding = new Binding(
                event.getString("id"),
                aggregateType == null || aggregateType.isEmpty() ? "" : event.getString("stream"),
                null);
        SerializedMessage<?> serialized = new SerializedMessage<>(
                event.getString("id"),
                new BoundObject<>(
                        new SimpleSerializedObject<>(
                                event.getString("payload"),
                                String.class,
                                event.getString("type"),
                                event.getString("revision")),
                        binding),
                new SimpleSerializedObject<>(event.getString("metadata"), String.class, MetaData.class.getName(), null),
                events);
        Instant storedAt = Instant.parse(event.getString("stored_at"));
        if (!event.containsKey("stream")) {
            return new GenericEventMessage<>(serialized, () -> storedAt);
        }
        return new GenericDomainEventMessage<>(
                event.getString("aggregate_type"),
                event.getString("stream"),
                event.getLong("number"),
                serialized,
                () -> storedAt);
    }

    private static @Nullable Cause reason(Document cause) {
        String type = cause.getString("type");
        return NO_CAUSE.equals(type) ? null : new ThrowableCause(type, cause.getString("message"));
    }

    private static Instant instant(Date date) {
        return date.toInstant();
    }
}
