package io.videoconf.command.platform;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * Events that were committed here, as what they were made of: what whoever reads them would make of their bytes again, opening
 * what is sealed in them, is there already. They have their bytes with them, for whoever stores them elsewhere, and for whoever
 * comes when a key is gone that they are sealed with.
 */
final class AsMade {

    private AsMade() {}

    /**
     * An event.
     *
     * @param isErased whether something in it must not be given out any more; asked each time
     * @param asRead what its bytes say then
     */
    static TrackedEventMessage<?> event(
            TrackingToken at,
            Writes.Event row,
            Serializer serializer,
            BooleanSupplier isErased,
            Supplier<Object> asRead) {
        Object made = row.made().getPayload();
        var payload = new Made<Object>(
                new SimpleSerializedObject<>(row.payload(), byte[].class, row.payloadType(), row.revision()),
                serializer,
                () -> isErased.getAsBoolean() ? asRead.get() : made);
        MetaData with = row.made().getMetaData();
        var metadata = new Made<>(
                new SimpleSerializedObject<>(row.metadata(), byte[].class, MetaData.class.getName(), null),
                serializer,
                () -> with);
        var message = new SerializedMessage<>(row.identifier(), payload, metadata);
        // That is how the store writes it.
        Instant time = row.made().getTimestamp().truncatedTo(ChronoUnit.MILLIS);
        Supplier<Instant> timestamp = () -> time;
        return row.isOfNoStream()
                ? new GenericTrackedEventMessage<>(at, message, timestamp)
                : new GenericTrackedDomainEventMessage<>(
                        at, row.type(), row.stream(), row.sequence(), message, timestamp);
    }

    /** Whether two messages say the same. */
    static boolean isSame(TrackedEventMessage<?> one, TrackedEventMessage<?> other) {
        return one.getIdentifier().equals(other.getIdentifier())
                && one.getTimestamp().equals(other.getTimestamp())
                && one.getPayloadType() == other.getPayloadType()
                && one.getPayload().equals(other.getPayload())
                && one.getMetaData().equals(other.getMetaData())
                && Objects.equals(place(one), place(other));
    }

    private static @Nullable String place(TrackedEventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domain
                ? domain.getType() + ' ' + domain.getAggregateIdentifier() + ' ' + domain.getSequenceNumber()
                : null;
    }

    private static final class Made<T> extends LazyDeserializingObject<T> {
        private final Supplier<T> object;

        Made(SerializedObject<byte[]> bytes, Serializer serializer, Supplier<T> object) {
            super(bytes, serializer);
            this.object = object;
        }

        @Override
        public T getObject() {
            return object.get();
        }

        @Override
        public boolean isDeserialized() {
            return true;
        }
    }
}
