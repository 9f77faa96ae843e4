package io.videoconf.edge.rest;

import io.videoconf.api.meeting.views.AttendanceInterval;
import io.videoconf.api.meeting.views.AttendanceView;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Attendance as RFC 4180 text: one line an interval. */
final class AttendanceCsv {
    private static final String HEAD = "participant_id,user_id,display_name,from,to,evidence,seconds\r\n";

    private AttendanceCsv() {}

    static String table(List<AttendanceView> rows) {
        return rows.stream()
                .flatMap(row -> row.intervals().stream().map(interval -> line(row, interval)))
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(AttendanceView row, AttendanceInterval interval) {
        return Stream.of(
                                row.participantId().value(),
                                MeetingJson.text(row.userId()),
                                row.displayName(),
                                MeetingJson.text(interval.from()),
                                MeetingJson.text(interval.to()),
                                interval.evidence(),
                                Long.toString(row.seconds()))
                        .map(CsvCell::of)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }
}
