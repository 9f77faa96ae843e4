package io.videoconf.query.attendance;

import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.query.kernel.Batch;
import io.videoconf.query.kernel.Checkpoints;
import io.videoconf.query.kernel.Fact;
import io.videoconf.query.kernel.View;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Keeps one document a meeting: who was there, and when. */
@Component
final class AttendanceProjector implements View<MeetingEvent> {
    private final AttendanceDocuments documents;

    AttendanceProjector(AttendanceDocuments documents) {
        this.documents = documents;
    }

    @Override
    public String name() {
        return AttendanceDocuments.VIEW;
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
        return List.of();
    }

    @Override
    public List<String> parts() {
        return List.of(Checkpoints.PART);
    }

    @Override
    public void project(Fact<MeetingEvent> fact, Batch batch) {
        Attendance after = documents.states.evolve(
                fact,
                batch,
                before -> AttendanceFold.evolve(before == null ? Attendance.NOBODY : before, fact.event()));
        documents.checkpoints.keep(fact, fact.event().at(), after, batch);
    }
}
