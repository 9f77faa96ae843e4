package io.videoconf.command.compliance.desk;

import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.EmailChanged;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.notice.events.WebhookEvent;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingImported;
import io.videoconf.api.recording.events.RecordingOpened;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What streams, their beginnings above all, tell of themselves: what they are of, and whose. */
@Component
final class FirstFacts {
    private final EventStore store;

    FirstFacts(EventStore store) {
        this.store = store;
    }

    /** Of which kind a stream is; empty when there is none. */
    Optional<StreamKind> kind(String stream) {
        return Optional.ofNullable(
                switch (first(stream)) {
                    case MeetingEvent _ -> StreamKind.MEETING;
                    case AccountEvent _ -> StreamKind.ACCOUNT;
                    case RecordingEvent _ -> StreamKind.RECORDING;
                    case WebhookEvent _ -> StreamKind.WEBHOOK;
                    case ComplianceEvent _ -> StreamKind.COMPLIANCE;
                    case null, default -> null; // what is stored by a later version is not ours to name
                });
    }

    /** The tenant whose meeting or recording it is; empty for anything else. */
    Optional<TenantId> host(String stream) {
        return Optional.ofNullable(
                switch (first(stream)) {
                    case MeetingScheduled it -> it.tenantId();
                    case RecordingOpened it -> it.tenantId();
                    case RecordingImported it -> it.tenantId();
                    case null, default -> null; // nobody's, as far as holds go
                });
    }

    /** How an account began; empty for who never had one. */
    Optional<UserRegistered> account(String user) {
        return first(user) instanceof UserRegistered it ? Optional.of(it) : Optional.empty();
    }

    /** Every e-mail address that an account has had; empty for who never had one. */
    Set<String> addresses(String user) {
        Set<String> addresses = new LinkedHashSet<>();
        DomainEventStream events = store.readEvents(user, 0);
        while (events.hasNext()) {
            switch (events.next().getPayload()) {
                case UserRegistered it -> addresses.add(it.email());
                case EmailChanged it -> addresses.add(it.email());
                default -> {
                    // Tells no address.
                }
            }
        }
        return addresses;
    }

    /** Whether an account was closed. */
    boolean isClosed(String user) {
        DomainEventStream events = store.readEvents(user, 0);
        while (events.hasNext()) {
            if (events.next().getPayload() instanceof UserDeleted) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    Object first(String stream) {
        DomainEventStream events = store.readEvents(stream, 0);
        return events.hasNext() ? events.next().getPayload() : null;
    }
}
