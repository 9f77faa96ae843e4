package io.videoconf.command.compliance.desk;

import io.videoconf.api.compliance.AppliedRule;
import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.compliance.RetentionScope;
import io.videoconf.api.compliance.RetentionStatus;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.RetentionDeferred;
import io.videoconf.api.compliance.events.RetentionEnforced;
import io.videoconf.api.compliance.events.RetentionPolicyChanged;
import io.videoconf.api.compliance.views.RetentionPolicyView;
import io.videoconf.api.compliance.views.RetentionStanding;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RetentionId;
import io.videoconf.api.kernel.RetentionPolicyId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.recording.events.RecordingDisposed;
import io.videoconf.command.compliance.retention.Policy;
import io.videoconf.command.compliance.retention.Precedence;
import io.videoconf.command.compliance.retention.Retained;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was said about keeping at some moment, and what had become of something: told by the events alone. */
@Component
final class RetentionStory {
    private final EventStore store;
    private final RetentionRows rows;

    RetentionStory(EventStore store, RetentionRows rows) {
        this.store = store;
        this.rows = rows;
    }

    /** Whose something is, which decides who has a word in it. */
    record Whose(TenantId tenant, UserId owner, MeetingId meeting) {}

    RetentionPolicyView policy(RetentionScope scope, String subject, Instant at) {
        RetentionPolicyId id = RetentionPolicyId.of(scope, subject);
        RetentionPolicyView view = new RetentionPolicyView(id, scope, subject, List.of(), null, null, 0);
        for (RetentionPolicyChanged it : until(id.value(), at, RetentionPolicyChanged.class, ComplianceEvent::at)) {
            view = new RetentionPolicyView(id, scope, subject, it.rules(), it.changedBy(), it.at(), view.version() + 1);
        }
        return view;
    }

    RetentionStanding standing(RetentionClass kind, String stream, Whose whose, Instant at) {
        Optional<RetentionEnforced> ended = last(kind, stream, at, RetentionEnforced.class);
        Optional<RecordingDisposed> removed = kind == RetentionClass.RECORDINGS
                ? until(stream, at, RecordingDisposed.class, RecordingDisposed::at).stream()
                        .findFirst()
                : Optional.empty();
        Optional<RetentionDeferred> deferred = last(kind, stream, at, RetentionDeferred.class);
        Instant since = rows.find(kind, stream)
                .map(Retained::since)
                .filter(begun -> !begun.isAfter(at))
                .orElse(null);
        AppliedRule rule = ended.map(RetentionEnforced::rule).orElseGet(() -> Precedence.of(kind, policies(whose, at)));
        Instant due =
                ended.map(RetentionEnforced::dueAt).orElseGet(() -> since == null ? null : Retained.dueAt(since, rule));
        return new RetentionStanding(
                kind,
                kind.of(),
                stream,
                status(kind, ended.isPresent(), removed.isPresent(), deferred.isPresent(), since, due, at),
                rule,
                since,
                due,
                deferred.map(RetentionDeferred::holds).orElse(List.of()),
                removed.map(RecordingDisposed::at)
                        .orElse(
                                kind == RetentionClass.RECORDINGS
                                        ? null
                                        : ended.map(RetentionEnforced::at).orElse(null)),
                ended.map(it -> it.keys().size()).orElse(0),
                ended.map(RetentionEnforced::facts).orElse(0L),
                removed.map(RecordingDisposed::fileSizeBytes).orElse(null),
                removed.map(RecordingDisposed::sha256)
                        .orElse(ended.map(RetentionEnforced::sha256).orElse(null)));
    }

    private static RetentionStatus status(
            RetentionClass kind,
            boolean ended,
            boolean removed,
            boolean deferred,
            @Nullable Instant since,
            @Nullable Instant due,
            Instant at) {
        if (removed || (ended && kind != RetentionClass.RECORDINGS)) {
            return RetentionStatus.DISPOSED;
        }
        if (ended) {
            return RetentionStatus.DUE;
        }
        if (since == null) {
            return RetentionStatus.NOT_BEGUN;
        }
        if (due == null) {
            return RetentionStatus.FOR_EVER;
        }
        if (at.isBefore(due)) {
            return RetentionStatus.KEPT;
        }
        return deferred ? RetentionStatus.DEFERRED : RetentionStatus.DUE;
    }

    private List<Policy> policies(Whose whose, Instant at) {
        List<Policy> policies = new ArrayList<>();
        add(policies, RetentionScope.TENANT, whose.tenant().value(), at);
        add(policies, RetentionScope.ACCOUNT, whose.owner().value(), at);
        add(policies, RetentionScope.MEETING, whose.meeting().value(), at);
        return policies;
    }

    private void add(List<Policy> policies, RetentionScope scope, String subject, Instant at) {
        RetentionPolicyView said = policy(scope, subject, at);
        if (said.version() > 0) {
            policies.add(new Policy(scope, said.policyId(), said.rules(), said.version()));
        }
    }

    private <E extends ComplianceEvent> Optional<E> last(
            RetentionClass kind, String stream, Instant at, Class<E> type) {
        List<E> found = until(RetentionId.of(kind, stream).value(), at, type, ComplianceEvent::at);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }

    /** The facts of one type in a stream up to a moment, by when they were decided, as is told of them; they are stored a little later. */
    private <E> List<E> until(String stream, Instant at, Class<E> type, Function<? super E, Instant> decided) {
        List<E> found = new ArrayList<>();
        DomainEventStream events = store.readEvents(stream, 0);
        while (events.hasNext()) {
            var event = events.next();
            if (type.isAssignableFrom(event.getPayloadType())) {
                E fact = type.cast(event.getPayload());
                if (!decided.apply(fact).isAfter(at)) {
                    found.add(fact);
                }
            }
        }
        return found;
    }
}
