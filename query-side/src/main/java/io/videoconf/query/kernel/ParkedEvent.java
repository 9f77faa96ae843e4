package io.videoconf.query.kernel;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it lies in the queue.
 *
 * @param id of its document
 * @param reason why it was parked; null for an event that waits behind another of its stream
 */
record ParkedEvent(
        String id,
        String sequence,
        EventMessage<?> message,
        @Nullable Cause reason,
        Instant enqueuedAt,
        Instant lastTouched,
        MetaData diagnostics)
        implements DeadLetter<EventMessage<?>> {

    @Override
    public Optional<Cause> cause() {
        return Optional.ofNullable(reason);
    }

    @Override
    public DeadLetter<EventMessage<?>> markTouched() {
        return new ParkedEvent(id, sequence, message, reason, enqueuedAt, Instant.now(), diagnostics);
    }

    @Override
    public DeadLetter<EventMessage<?>> withCause(@Nullable Throwable requeueCause) {
        Cause now = requeueCause == null ? reason : ThrowableCause.asCause(requeueCause);
        return new ParkedEvent(id, sequence, message, now, enqueuedAt, lastTouched, diagnostics);
    }

    @Override
    public DeadLetter<EventMessage<?>> withDiagnostics(MetaData now) {
        return new ParkedEvent(id, sequence, message, reason, enqueuedAt, lastTouched, now);
    }
}
