package io.videoconf.query.attendance;

import io.videoconf.api.json.ApiJson;
import io.videoconf.query.kernel.StateDocuments;
import io.videoconf.query.kernel.ViewCollections;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The documents of attendance: one a meeting. */
@Component
final class AttendanceDocuments {
    static final String VIEW = "attendance";

    final StateDocuments<Attendance> states;

    AttendanceDocuments(ViewCollections collections) {
        this.states =
                new StateDocuments<>(collections.of(VIEW), Attendance.class, ApiJson.mapper(), _ -> new Document());
    }
}
