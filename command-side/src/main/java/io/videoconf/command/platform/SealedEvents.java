package io.videoconf.command.platform;

import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.messaging.sealing.Binding;
import io.videoconf.messaging.sealing.Sealer;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Serializes each event before it goes to its store, where it is known which event it is: the message remembers the bytes,
 * and either store takes those. The last of the interceptors, since a message that is changed afterwards forgets them.
 */
final class SealedEvents implements MessageDispatchInterceptor<EventMessage<?>> {
    private final Serializer serializer;
    private final boolean elsewhere;

    /** @param elsewhere whether the store has a serializer of its own, around ours */
    SealedEvents(Serializer eventSerializer, boolean elsewhere) {
        this.serializer = eventSerializer;
        this.elsewhere = elsewhere;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
        return (_, event) -> {
            Binding binding = Binding.of(event, actor(event));
            if (elsewhere) {
                return SealedWherever.of(event, binding);
            }
            var _ = Sealer.bound(binding, () -> event.serializePayload(serializer, byte[].class));
            return event;
        };
    }

    /** VideoConf itself writes in nobody's name. */
    private static @Nullable String actor(EventMessage<?> event) {
        Object kind = event.getMetaData().get(MetadataKeys.ACTOR_KIND);
        Object id = event.getMetaData().get(MetadataKeys.ACTOR_ID);
        return id == null || ActorKind.SYSTEM.name().equals(kind) ? null : id.toString();
    }
}
