package io.videoconf.query.meeting;

import com.mongodb.client.model.Indexes;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.query.kernel.Batch;
import io.videoconf.query.kernel.Checkpoints;
import io.videoconf.query.kernel.Fact;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.View;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps one document a meeting: the fold of its log. What each fact means is said in {@link MeetingFold}, once. */
@Component
final class MeetingProjector implements View<MeetingEvent> {
    private final MeetingDocuments documents;

    MeetingProjector(MeetingDocuments documents) {
        this.documents = documents;
    }

    @Override
    public String name() {
        return MeetingDocuments.VIEW;
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
        return List.of(
                Indexes.ascending(MeetingDocuments.NUMBER),
                Indexes.ascending(MeetingDocuments.PEOPLE, Listings.ORDER),
                Indexes.ascending(MeetingDocuments.EMAILS, Listings.ORDER));
    }

    @Override
    public List<String> parts() {
        return List.of(Checkpoints.PART);
    }

    @Override
    public void project(Fact<MeetingEvent> fact, Batch batch) {
        MeetingState after =
                documents.states.evolve(fact, batch, before -> MeetingFold.evolve(orNone(before), fact.event()));
        documents.checkpoints.keep(fact, fact.event().at(), after, batch);
    }

    private static MeetingState orNone(@Nullable MeetingState before) {
        return before == null ? NoMeeting.YET : before;
    }
}
