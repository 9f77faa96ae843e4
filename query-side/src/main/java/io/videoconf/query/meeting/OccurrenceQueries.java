package io.videoconf.query.meeting;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.meeting.OccurrenceStatus;
import io.videoconf.api.meeting.queries.ListOccurrences;
import io.videoconf.api.meeting.state.CancelledMeeting;
import io.videoconf.api.meeting.state.EndedMeeting;
import io.videoconf.api.meeting.state.HeldOccurrence;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import io.videoconf.api.meeting.views.OccurrenceView;
import io.videoconf.query.access.KnownMeeting;
import io.videoconf.recurrence.Occurrence;
import io.videoconf.recurrence.Occurrences;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Answers which times a series has. They are computed from its rule, and kept nowhere. */
@Component
class OccurrenceQueries {
    private final ReadableMeetings meetings;
    private final Clock clock;

    OccurrenceQueries(ReadableMeetings meetings, @Qualifier("queryClock") Clock clock) {
        this.meetings = meetings;
        this.clock = clock;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(ListOccurrences query) {
        MeetingState state = meetings.readable(query.meetingId(), query.viewer());
        KnownMeeting meeting = KnownMeeting.of(state);
        Optional<Occurrences> times = meeting == null ? Optional.empty() : Occurrences.of(meeting.facts());
        if (meeting == null || times.isEmpty()) {
            return new Listing<>(List.of(), 0, false, null);
        }
        // One more than is wanted tells whether there are more, and with which to go on.
        List<Occurrence> found = times.get().between(query.from(), query.to(), query.limit() + 1);
        List<OccurrenceView> rows = found.stream()
                .limit(query.limit())
                .map(time -> view(time, meeting.facts(), state))
                .toList();
        boolean more = found.size() > query.limit();
        return new Listing<>(
                rows, rows.size(), more, more ? found.getLast().start().toString() : null);
    }

    private OccurrenceView view(Occurrence time, MeetingFacts facts, MeetingState state) {
        HeldOccurrence held = facts.series() == null
                ? null
                : facts.series().heldAt(time.occurrence()).orElse(null);
        boolean current = state instanceof LiveMeeting
                && facts.series() != null
                && time.occurrence().equals(facts.series().current());
        return new OccurrenceView(
                time.occurrence(),
                time.start(),
                time.end(),
                current ? OccurrenceStatus.ACTIVE : held != null ? OccurrenceStatus.ENDED : status(time, state),
                time.moved(),
                held != null ? held.startedAt() : current && state instanceof LiveMeeting it ? it.startedAt() : null,
                held == null ? null : held.endedAt(),
                held == null ? null : held.cause());
    }

    /** Of a time that has not begun. */
    private OccurrenceStatus status(Occurrence time, MeetingState state) {
        if (time.cancelled()) {
            return OccurrenceStatus.CANCELLED;
        }
        boolean past = !time.end().isAfter(clock.instant());
        return switch (state) {
            case CancelledMeeting it when time.end().isAfter(it.cancelledAt()) -> OccurrenceStatus.CANCELLED;
            case EndedMeeting it when time.end().isAfter(it.endedAt()) -> OccurrenceStatus.CANCELLED;
            case NoMeeting _, ScheduledMeeting _, LiveMeeting _, EndedMeeting _, CancelledMeeting _ ->
                past ? OccurrenceStatus.MISSED : OccurrenceStatus.SCHEDULED;
        };
    }
}
