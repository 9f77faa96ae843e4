package io.videoconf.query.history;

import com.mongodb.client.model.Indexes;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.audit.AuditEvent;
import io.videoconf.api.audit.AuditRead;
import io.videoconf.api.audit.CommandRefused;
import io.videoconf.api.audit.HistoryExported;
import io.videoconf.api.audit.RecordingInspected;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.PersonalDataErased;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.api.notice.events.WebhookEvent;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.query.kernel.Batch;
import io.videoconf.query.kernel.Fact;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.RecordsAudits;
import io.videoconf.query.kernel.View;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps one document for each fact, of whatever stream, for each command that was refused, and for each reading of the
 * audit. Every fact is treated alike, by its fields: an audit that chose would be none.
 */
@Component
final class HistoryProjector implements View<Object>, RecordsAudits {
    private final Places places = new Places();

    @Override
    public String name() {
        return HistoryDocuments.VIEW;
    }

    @Override
    public int generation() {
        return 5;
    }

    @Override
    public StreamKind follows() {
        return StreamKind.MEETING;
    }

    /** Not those of compliance, although it takes them in: nobody waits for what stands there. */
    @Override
    public Set<StreamKind> followsAll() {
        return Set.of(StreamKind.MEETING, StreamKind.ACCOUNT, StreamKind.RECORDING, StreamKind.WEBHOOK);
    }

    @Override
    public boolean keeps(StreamKind kind) {
        return true;
    }

    @Override
    public boolean takes(Class<?> type) {
        return type != PersonalDataErased.class
                && Stream.of(
                                MeetingEvent.class,
                                AccountEvent.class,
                                RecordingEvent.class,
                                WebhookEvent.class,
                                ComplianceEvent.class)
                        .anyMatch(root -> root.isAssignableFrom(type));
    }

    @Override
    public Class<Object> facts() {
        return Object.class;
    }

    @Override
    public List<String> parts() {
        return List.of(Places.PART, Calendar.PART);
    }

    @Override
    public List<Bson> indexes() {
        return List.of(Indexes.ascending(HistoryDocuments.MEETING, Listings.ORDER));
    }

    @Override
    public void project(Fact<Object> fact, Batch batch) {
        if (!takes(fact.event().getClass())) {
            return; // an erasure in its own stream, which was told already
        }
        StreamKind kind = HistoryDocuments.kind(fact.event());
        HistoryEntry entry = HistoryDocuments.entry(fact);
        Place said = said(kind, fact, entry);
        if (said != null) {
            places.keep(fact.stream(), said, batch);
        }
        put(kind, fact, entry, said == null ? places.of(fact.stream(), batch) : said, batch);
    }

    @Override
    public void audited(Fact<AuditEvent> fact, Batch batch) {
        StreamKind kind = HistoryDocuments.kind(fact.event());
        put(kind, fact, HistoryDocuments.audit(fact), place(fact, batch), batch);
    }

    /** Who read of a meeting or a recording is found by the meeting, in the organisation of who read. */
    private Place place(Fact<AuditEvent> fact, Batch batch) {
        return switch (fact.event()) {
            case AuditRead it
            when it.filter().meeting() != null ->
                new Place(null, it.filter().meeting().value());
            case RecordingInspected it -> {
                Place place = places.of(fact.stream(), batch);
                boolean own = it.tenantId().value().equals(place.tenant());
                yield new Place(it.tenantId().value(), own ? place.meeting() : null);
            }
            case AuditRead _, CommandRefused _, HistoryExported _ -> places.of(fact.stream(), batch);
        };
    }

    private static void put(StreamKind kind, Fact<?> fact, HistoryEntry entry, Place place, Batch batch) {
        batch.put(
                fact.eventId(),
                fact.version(),
                () -> HistoryDocuments.encode(kind, fact.stream(), place.meeting(), entry));
        // What was refused about a thing that there is not is told where its asker belongs.
        String tenant = place.tenant() == null
                ? HistoryDocuments.text(fact.metadata(), MetadataKeys.TENANT_ID)
                : place.tenant();
        if (tenant != null) {
            Calendar.add(tenant, entry.timestamp(), HistoryDocuments.inOrder(entry), fact.stream(), batch);
        }
    }

    /** Where the stream belongs, if its first event says so; those of every kind say it in the same words. */
    private static @Nullable Place said(StreamKind kind, Fact<?> fact, HistoryEntry entry) {
        if (fact.version() != 1 || !(entry.data().get("tenant_id") instanceof String tenant)) {
            return null;
        }
        return switch (kind) {
            case MEETING -> new Place(tenant, fact.stream());
            case RECORDING -> new Place(tenant, (String) entry.data().get("meeting_id"));
            case ACCOUNT, WEBHOOK, COMPLIANCE -> new Place(tenant, null);
        };
    }
}
