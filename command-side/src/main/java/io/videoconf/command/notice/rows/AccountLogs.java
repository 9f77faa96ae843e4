package io.videoconf.command.notice.rows;

import io.videoconf.api.account.events.EmailChanged;
import io.videoconf.api.account.events.EmailVerified;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Accounts' logs, read from the event store; never from a snapshot. */
public final class AccountLogs {
    private final EventStore store;

    public AccountLogs(EventStore store) {
        this.store = store;
    }

    /**
     * Since when the address that an account had before one of its facts was verified.
     *
     * @param number of the fact in the stream, counted from 0
     * @return null when it was not
     */
    public @Nullable Instant verifiedBefore(UserId user, long number) {
        Instant since = null;
        DomainEventStream events = store.readEvents(user.value(), 0);
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            if (event.getSequenceNumber() >= number) {
                return since;
            }
            Object fact = event.getPayload();
            if (fact instanceof EmailVerified verified) {
                since = verified.at();
            } else if (fact instanceof EmailChanged) {
                since = null;
            }
        }
        return since;
    }
}
