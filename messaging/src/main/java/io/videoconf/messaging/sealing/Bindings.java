package io.videoconf.messaging.sealing;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/** Tells the bytes of each event that is read which event they are of. The last of all upcasters: it changes nothing. */
public final class Bindings implements EventUpcaster {

    @Override
    public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> representations) {
        return representations.map(Bound::new);
    }

    private record Bound(IntermediateEventRepresentation event) implements IntermediateEventRepresentation {

        @Override
        public SerializedObject<?> getData() {
            return new BoundObject<>(event.getData(), binding());
        }

        @Override
        public <D> SerializedObject<D> getData(Class<D> requiredType) {
            return new BoundObject<>(event.getData(requiredType), binding());
        }

        private Binding binding() {
            return new Binding(
                    event.getMessageIdentifier(),
                    event.getAggregateType()
                            .filter(type -> !type.isEmpty())
                            .flatMap(_ -> event.getAggregateIdentifier())
                            .orElse(""),
                    null);
        }

        @Override
        public <T> IntermediateEventRepresentation upcast(
                SerializedType outputType,
                Class<T> expectedRepresentationType,
                Function<T, T> upcastFunction,
                Function<MetaData, MetaData> metaDataUpcastFunction) {
            return new Bound(
                    event.upcast(outputType, expectedRepresentationType, upcastFunction, metaDataUpcastFunction));
        }

        @Override
        public SerializedType getType() {
            return event.getType();
        }

        @Override
        public Class<?> getContentType() {
            return event.getContentType();
        }

        @Override
        public String getMessageIdentifier() {
            return event.getMessageIdentifier();
        }

        @Override
        public Optional<String> getAggregateType() {
            return event.getAggregateType();
        }

        @Override
        public Optional<String> getAggregateIdentifier() {
            return event.getAggregateIdentifier();
        }

        @Override
        public Optional<Long> getSequenceNumber() {
            return event.getSequenceNumber();
        }

        @Override
        public Optional<TrackingToken> getTrackingToken() {
            return event.getTrackingToken();
        }

        @Override
        public Instant getTimestamp() {
            return event.getTimestamp();
        }

        @Override
        public LazyDeserializingObject<MetaData> getMetaData() {
            return event.getMetaData();
        }

        @Override
        public boolean canConvertDataTo(Class<?> requiredType) {
            return event.canConvertDataTo(requiredType);
        }
    }
}
