package io.videoconf.query.attendance;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.queries.FindAttendance;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.AtTime;
import io.videoconf.api.meeting.views.AttendanceInterval;
import io.videoconf.api.meeting.views.AttendanceView;
import io.videoconf.query.access.KnownMeeting;
import io.videoconf.query.access.Meetings;
import io.videoconf.query.kernel.EventStreams;
import io.videoconf.query.kernel.Past;
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
    private final Past<Attendance, MeetingEvent> past;
    private final Meetings meetings;
    private final Clock clock;

    AttendanceQueries(
            AttendanceDocuments documents,
            EventStreams streams,
            Meetings meetings,
            @Qualifier("queryClock") Clock clock) {
        this.documents = documents;
        this.past = new Past<>(
                streams,
                documents.checkpoints,
                new Past.Folding<>(MeetingEvent.class, Attendance.NOBODY, AttendanceFold::evolve, MeetingEvent::at));
        this.meetings = meetings;
        this.clock = clock;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(FindAttendance query) {
        boolean all = overseen(query);
        Known known = known(query);
        List<AttendanceView> rows = known.attendance().people().stream()
                .filter(person -> all || person.userId().equals(query.viewer().id()))
                .map(person -> view(person, known.until()))
                .toList();
        return new Listing<>(rows, rows.size(), false, null);
    }

    /** Who was there, as it was known at some time. */
    private record Known(Attendance attendance, Instant until) {}

    /** A presence that lasted is counted until the moment that was asked for: that time, or the time of that fact. */
    private Known known(FindAttendance query) {
        String stream = query.meetingId().value();
        AsOf point = query.asOf();
        Instant now = clock.instant();
        if (point == null) {
            Attendance attendance = documents.states.find(stream);
            return new Known(attendance == null ? Attendance.NOBODY : attendance, now);
        }
        long sequence = meetings.asOf(query.meetingId(), point).sequence();
        Past.Moment<Attendance> then = past.at(stream, sequence);
        Instant last = then.at() == null ? now : then.at();
        return new Known(
                then.state(),
                switch (point) {
                    case AtSequence _ -> last;
                    case AtTime at -> at.time().isAfter(now) ? now : at.time();
                });
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
