package io.videoconf.query.attendance;

import io.videoconf.api.json.ApiJson;
import io.videoconf.query.kernel.Checkpoints;
import io.videoconf.query.kernel.StateDocuments;
import io.videoconf.query.kernel.ViewCollection;
import io.videoconf.query.kernel.ViewCollections;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The documents of attendance: one a meeting. */
@Component
final class AttendanceDocuments {
    static final String VIEW = "attendance";

    final StateDocuments<Attendance> states;
    final Checkpoints<Attendance> checkpoints;

    AttendanceDocuments(ViewCollections collections) {
        ViewCollection collection = collections.of(VIEW);
        this.states = new StateDocuments<>(collection, Attendance.class, ApiJson.mapper(), _ -> new Document());
        this.checkpoints = new Checkpoints<>(collection, Attendance.class, ApiJson.mapper());
    }
}
