package io.videoconf.command.platform;

import java.sql.SQLException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Lets each command gather what it stores, and stores it at its end. */
final class GatheredWrites implements MessageHandlerInterceptor<CommandMessage<?>> {
    private final WritesInOneTrip trip;
    private final SharedTrips shared;
    private final PersistenceExceptionResolver failures;
    private final boolean withEvents;

    /**
     * For one of the two event stores.
     *
     * @param withEvents whether the events are in PostgreSQL as well: then they are among what is gathered, and it is all
     *     stored where the transaction would be committed. Otherwise it is stored before the events go to their store, so
     *     that a key that is known already keeps them from it
     */
    GatheredWrites(
            WritesInOneTrip trip, SharedTrips shared, PersistenceExceptionResolver failures, boolean withEvents) {
        this.trip = trip;
        this.shared = shared;
        this.failures = failures;
        this.withEvents = withEvents;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        Writes writes = Writes.begin(work);
        if (withEvents) {
            // Called before the transaction's own commit: in this phase the last to register comes first.
            work.onCommit(_ -> store(writes));
        } else {
            work.onPrepareCommit(_ -> store(writes));
        }
        return chain.proceed();
    }

    private void store(Writes writes) {
        try {
            if (withEvents) {
                shared.store(writes);
            } else {
                trip.store(writes, false);
            }
        } catch (SQLException e) {
            if (failures.isDuplicateKeyViolation(e)) {
                throw new ConcurrencyException("Another command of this key or stream was faster", e);
            }
            throw new EventStoreException("What a command came to was not stored, or the answer was lost", e);
        }
    }
}
