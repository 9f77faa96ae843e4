package io.videoconf.query.kernel;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Counter;
import io.videoconf.messaging.sealing.KeysUnavailableException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Parks an event that a view cannot take in, and says so. An event that failed only because the database did is not
 * parked: its whole batch is repeated until the database is back.
 */
final class ParkingPolicy implements EnqueuePolicy<EventMessage<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(ParkingPolicy.class);

    private final String view;
    private final Counter parked;

    ParkingPolicy(String view, Counter parked) {
        this.view = view;
        this.parked = parked;
    }

    @Override
    public EnqueueDecision<EventMessage<?>> decide(
            DeadLetter<? extends EventMessage<?>> letter, @Nullable Throwable cause) {
        if (isOfDatabase(cause) || KeysUnavailableException.isCauseOf(cause)) {
            throw new DatabaseFailedException(view, cause);
        }
        parked.increment();
        LOG.error(
                "The view {} cannot take in the event {}. Its stream is parked until that is mended.",
                view,
                letter.message().getIdentifier(),
                cause);
        return Decisions.enqueue(cause == null ? null : ThrowableCause.truncated(cause));
    }

    static boolean isOfDatabase(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoException || cause instanceof DataAccessException) {
                return true;
            }
        }
        return false;
    }
}
