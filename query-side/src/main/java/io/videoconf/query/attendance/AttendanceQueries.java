package io.videoconf.query.attendance;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.meeting.queries.FindAttendance;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.views.AttendanceInterval;
import io.videoconf.api.meeting.views.AttendanceView;
import io.videoconf.query.access.KnownMeeting;
import io.videoconf.query.access.Meetings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Answers who was there: the whole list to who oversees the meeting, to everybody else of it their own line. */
@Component
class AttendanceQueries {
    private final AttendanceDocuments documents;
    private final Meetings meetings;
    private final Clock clock;

    AttendanceQueries(AttendanceDocuments documents, Meetings meetings, @Qualifier("queryClock") Clock clock) {
        this.documents = documents;
        this.meetings = meetings;
        this.clock = clock;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(FindAttendance query) {
        boolean all = overseen(query);
        Attendance attendance = documents.states.find(query.meetingId().value());
        Instant now = clock.instant();
        List<AttendanceView> rows = (attendance == null ? Attendance.NOBODY : attendance)
                .people().stream()
                        .filter(person ->
                                all || person.userId().equals(query.viewer().id()))
                        .map(person -> view(person, now))
                        .toList();
        return new Listing<>(rows, rows.size(), false, null);
    }

    private boolean overseen(FindAttendance query) {
        MeetingState state = meetings.find(query.meetingId());
        KnownMeeting meeting = state == null ? null : KnownMeeting.of(state);
        if (meeting != null && meeting.isOverseenBy(query.viewer())) {
            return true;
        }
        var _ = meetings.readable(query.meetingId(), query.viewer());
        return false;
    }

    private static AttendanceView view(Attendee person, Instant now) {
        List<AttendanceInterval> intervals = person.stays().stream()
                .map(stay -> new AttendanceInterval(
                        stay.from(), stay.to(), stay.evidence().text()))
                .toList();
        Duration present =
                person.stays().stream().map(stay -> length(stay, now)).reduce(Duration.ZERO, Duration::plus);
        return new AttendanceView(
                person.participantId(), person.userId(), person.displayName(), intervals, present.toSeconds());
    }

    /** Of a presence that lasts, what is known of it until now. */
    private static Duration length(Stay stay, Instant now) {
        Instant to = stay.to();
        Instant lost = stay.lostAt();
        Instant end = to != null ? to : lost != null ? lost : now;
        return end.isBefore(stay.from()) ? Duration.ZERO : Duration.between(stay.from(), end);
    }
}
