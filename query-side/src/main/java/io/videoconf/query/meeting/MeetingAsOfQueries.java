package io.videoconf.query.meeting;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.queries.FindMeetingAsOf;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.MeetingViews;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.AtTime;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.query.kernel.EventStreams;
import io.videoconf.query.kernel.Fact;
import io.videoconf.query.kernel.Refusals;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/**
 * Answers how a meeting was, by folding its log up to there, one event at a time. Who may see the meeting now may see
 * how it was.
 */
@Component
class MeetingAsOfQueries {
    private final ReadableMeetings meetings;
    private final EventStreams streams;

    MeetingAsOfQueries(ReadableMeetings meetings, EventStreams streams) {
        this.meetings = meetings;
        this.streams = streams;
    }

    @QueryHandler
    MeetingView on(FindMeetingAsOf query) {
        long newest = meetings.readable(query.meetingId(), query.viewer()).sequence();
        if (query.asOf() instanceof AtSequence at && (at.sequence() < 1 || at.sequence() > newest)) {
            throw Refusals.invalid("as_of_sequence", "must be between 1 and " + newest);
        }
        MeetingState then = fold(query.meetingId(), query.asOf());
        if (then instanceof NoMeeting) {
            throw ReadableMeetings.notFound(); // it was not there yet
        }
        return MeetingViews.view(then);
    }

    private MeetingState fold(MeetingId meeting, AsOf point) {
        AtomicReference<MeetingState> state = new AtomicReference<>(NoMeeting.YET);
        streams.read(meeting.value(), 0, MeetingEvent.class, fact -> {
            boolean wanted = isUpTo(point, fact);
            if (wanted) {
                state.set(MeetingFold.evolve(state.get(), fact.event()));
            }
            return wanted && !isLast(point, fact);
        });
        return state.get();
    }

    private static boolean isUpTo(AsOf point, Fact<MeetingEvent> fact) {
        return switch (point) {
            case AtSequence at -> fact.version() <= at.sequence();
            case AtTime at -> !fact.event().at().isAfter(at.time());
        };
    }

    private static boolean isLast(AsOf point, Fact<MeetingEvent> fact) {
        return switch (point) {
            case AtSequence at -> fact.version() == at.sequence();
            case AtTime _ -> false;
        };
    }
}
