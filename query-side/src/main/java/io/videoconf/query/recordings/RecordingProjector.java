package io.videoconf.query.recordings;

import com.mongodb.client.model.Indexes;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.recording.events.PartUploadRequested;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.query.kernel.Batch;
import io.videoconf.query.kernel.Fact;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.View;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Keeps one document a recording. */
@Component
final class RecordingProjector implements View<RecordingEvent> {
    private final RecordingDocuments documents;

    RecordingProjector(RecordingDocuments documents) {
        this.documents = documents;
    }

    @Override
    public String name() {
        return RecordingDocuments.VIEW;
    }

    @Override
    public int generation() {
        return 3;
    }

    @Override
    public StreamKind follows() {
        return StreamKind.RECORDING;
    }

    @Override
    public Class<RecordingEvent> facts() {
        return RecordingEvent.class;
    }

    @Override
    public List<Bson> indexes() {
        return List.of(
                Indexes.ascending(RecordingDocuments.OWNER, Listings.ORDER),
                Indexes.ascending(RecordingDocuments.VISIBLE_TO, Listings.ORDER),
                Indexes.ascending(RecordingDocuments.TENANT, Listings.ORDER),
                Indexes.ascending(RecordingDocuments.MEETING, Listings.ORDER));
    }

    @Override
    public List<String> parts() {
        return List.of(PartDocuments.PART);
    }

    @Override
    public void project(Fact<RecordingEvent> fact, Batch batch) {
        documents.states.evolve(fact, batch, before -> RecordingFold.evolve(before, fact.event(), fact.version()));
        // Also where the recording shows it already: a crash may have taken the part alone, which was written later.
        if (fact.event() instanceof PartUploadRequested requested) {
            PartDocuments.keep(fact, requested, batch);
        }
    }
}
