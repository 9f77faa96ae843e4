package io.videoconf.command.platform;

import io.videoconf.messaging.sealing.Binding;
import io.videoconf.messaging.sealing.Sealer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * Events that are sealed whichever serializer writes them. The connector of an Axon Server wraps ours in one of its own,
 * and what a message remembers of another serializer does not count for that.
 */
final class SealedWherever {
    private SealedWherever() {}

    static EventMessage<?> of(EventMessage<?> event, Binding binding) {
        return event instanceof DomainEventMessage<?> domain
                ? new OfStream<>(domain, binding)
                : new Beside<>(event, binding);
    }

    private static final class OfStream<T> extends GenericDomainEventMessage<T> {
        private static final long serialVersionUID = 1L;
        private final transient Binding binding;

        OfStream(DomainEventMessage<T> event, Binding binding) {
            super(
                    event.getType(),
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    event.getPayload(),
                    event.getMetaData(),
                    event.getIdentifier(),
                    event.getTimestamp());
            this.binding = binding;
        }

        @Override
        public <R> SerializedObject<R> serializePayload(Serializer serializer, Class<R> representation) {
            return Sealer.bound(binding, () -> super.serializePayload(serializer, representation));
        }
    }

    private static final class Beside<T> extends GenericEventMessage<T> {
        private static final long serialVersionUID = 1L;
        private final transient Binding binding;

        Beside(EventMessage<T> event, Binding binding) {
            super(event, event::getTimestamp);
            this.binding = binding;
        }

        @Override
        public <R> SerializedObject<R> serializePayload(Serializer serializer, Class<R> representation) {
            return Sealer.bound(binding, () -> super.serializePayload(serializer, representation));
        }
    }
}
