package io.videoconf.query.attendance;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.AttendanceKnown;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.queries.FindAttendance;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.AtTime;
import io.videoconf.api.meeting.views.AttendanceCorrection;
import io.videoconf.api.meeting.views.AttendanceView;
import io.videoconf.query.access.KnownMeeting;
import io.videoconf.query.access.Meetings;
import io.videoconf.query.kernel.EventStreams;
import io.videoconf.query.kernel.Past;
import io.videoconf.query.kernel.Refusals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
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
        List<AttendanceView> rows = Stream.concat(
                        known.attendance().people().stream()
                                .map(person -> view(person, known.attendance(), query.known(), known.until())),
                        unseen(known.attendance(), query))
                .filter(row -> all || query.viewer().id().equals(row.userId()))
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
        if (meeting != null && meeting.isOverseenBy(query.viewer(), query.onRecord())) {
            return true;
        }
        if (meeting != null && meeting.isWatchedOverBy(query.viewer()) && !takesPart(meeting, query.viewer())) {
            throw Refusals.offTheRecord();
        }
        var _ = meetings.readable(query.meetingId(), query.viewer());
        return false;
    }

    private static boolean takesPart(KnownMeeting meeting, Actor viewer) {
        return meeting.people().find(viewer.id()).isPresent();
    }

    private static AttendanceView view(Attendee person, Attendance known, AttendanceKnown wanted, Instant now) {
        return view(
                person.participantId(),
                person.userId(),
                person.displayName(),
                Presence.of(person.stays(), now),
                wanted == AttendanceKnown.NOW ? known.of(person.participantId()) : List.of());
    }

    /** Who never joined, as the facts have it, and was there all the same. */
    private Stream<AttendanceView> unseen(Attendance known, FindAttendance query) {
        if (query.known() == AttendanceKnown.THEN) {
            return Stream.empty();
        }
        Set<ParticipantId> seen =
                known.people().stream().map(Attendee::participantId).collect(Collectors.toSet());
        return known.corrections().stream()
                .map(Correction::participantId)
                .distinct()
                .filter(person -> !seen.contains(person))
                .map(person -> {
                    ParticipantState found = named(query, person);
                    return view(
                            person,
                            found == null ? null : found.person().userId(),
                            found == null ? null : found.person().displayName(),
                            List.of(),
                            known.of(person));
                });
    }

    private @Nullable ParticipantState named(FindAttendance query, ParticipantId person) {
        MeetingState state = meetings.find(query.meetingId());
        KnownMeeting meeting = state == null ? null : KnownMeeting.of(state);
        return meeting == null ? null : meeting.people().find(person).orElse(null);
    }

    private static AttendanceView view(
            ParticipantId id,
            @Nullable UserId user,
            @Nullable String name,
            List<Presence> asFactsHaveIt,
            List<Correction> said) {
        List<Presence> presences = asFactsHaveIt;
        for (Correction one : said) {
            presences = Presence.after(presences, one);
        }
        Duration length = presences.stream().map(Presence::length).reduce(Duration.ZERO, Duration::plus);
        return new AttendanceView(
                id,
                user,
                name,
                presences.stream().map(Presence::shown).toList(),
                length.toSeconds(),
                said.stream().map(AttendanceQueries::shown).toList());
    }

    private static AttendanceCorrection shown(Correction one) {
        return new AttendanceCorrection(
                one.from(), one.to(), one.present(), one.reason(), one.correctedBy(), one.at(), one.sequence());
    }
}
