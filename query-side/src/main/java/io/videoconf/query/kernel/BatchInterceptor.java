package io.videoconf.query.kernel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Gives each batch of events its {@link Batch}, and writes it after the last event. That is before the position is
 * written, which happens when the unit of work is committed: a crash in between repeats events and loses none.
 */
final class BatchInterceptor implements MessageHandlerInterceptor<EventMessage<?>> {
    private static final String BATCH = Batch.class.getName();

    private final ViewCollection collection;
    private final BiConsumer<Map<String, Long>, Integer> stored;

    /**
     * An interceptor for one view.
     *
     * @param stored is told how far each stream has come, and how many events that were, when a batch is stored
     */
    BatchInterceptor(ViewCollection collection, BiConsumer<Map<String, Long>, Integer> stored) {
        this.collection = collection;
        this.stored = stored;
    }

    /** The batch of this unit of work. */
    static Batch current(UnitOfWork<?> unit) {
        Batch batch = unit.getResource(BATCH);
        if (batch == null) {
            throw new IllegalStateException("events of a view come through its own processor only");
        }
        return batch;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unit, InterceptorChain chain)
            throws Exception {
        Batch batch = unit.getOrComputeResource(BATCH, _ -> new Batch(collection, streams(unit)));
        Object result = chain.proceed();
        if (isLast(unit)) {
            batch.flush();
            unit.afterCommit(_ -> stored.accept(batch.reached(), messages(unit).size()));
        }
        return result;
    }

    private static boolean isLast(UnitOfWork<?> unit) {
        return !(unit instanceof BatchingUnitOfWork<?> batching) || batching.isLastMessage();
    }

    private static Set<String> streams(UnitOfWork<? extends EventMessage<?>> unit) {
        Set<String> streams = new LinkedHashSet<>();
        messages(unit).forEach(message -> {
            if (message instanceof DomainEventMessage<?> event) {
                streams.add(event.getAggregateIdentifier());
            }
        });
        return streams;
    }

    private static List<? extends EventMessage<?>> messages(UnitOfWork<? extends EventMessage<?>> unit) {
        return unit instanceof BatchingUnitOfWork<? extends EventMessage<?>> batching
                ? batching.getMessages()
                : List.of(unit.getMessage());
    }
}
