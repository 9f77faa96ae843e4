package io.videoconf.query.history;

import com.mongodb.client.model.Indexes;
import io.videoconf.api.audit.CommandRefused;
import io.videoconf.api.audit.HistoryExported;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.query.kernel.Batch;
import io.videoconf.query.kernel.Fact;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.RecordsRefusals;
import io.videoconf.query.kernel.View;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Keeps one document for each fact, and for each command that was refused. Every fact is treated alike, by its fields:
 * an audit that chose would be none.
 */
@Component
final class HistoryProjector implements View<MeetingEvent>, RecordsRefusals {

    @Override
    public String name() {
        return HistoryDocuments.VIEW;
    }

    @Override
    public int generation() {
        return 2;
    }

    @Override
    public StreamKind follows() {
        return StreamKind.MEETING;
    }

    @Override
    public Class<MeetingEvent> facts() {
        return MeetingEvent.class;
    }

    @Override
    public List<Bson> indexes() {
        return List.of(Indexes.ascending(HistoryDocuments.MEETING, Listings.ORDER));
    }

    @Override
    public void project(Fact<MeetingEvent> fact, Batch batch) {
        HistoryEntry entry = HistoryDocuments.entry(fact);
        batch.put(fact.eventId(), fact.version(), () -> HistoryDocuments.encode(fact.stream(), entry));
    }

    @Override
    public void refused(Fact<CommandRefused> refusal, Batch batch) {
        HistoryEntry entry = HistoryDocuments.refusal(refusal);
        batch.put(refusal.eventId(), refusal.version(), () -> HistoryDocuments.encode(refusal.stream(), entry));
    }

    @Override
    public void exported(Fact<HistoryExported> export, Batch batch) {
        HistoryEntry entry = HistoryDocuments.export(export);
        batch.put(export.eventId(), export.version(), () -> HistoryDocuments.encode(export.stream(), entry));
    }
}
