package io.videoconf.query.meeting;

import io.videoconf.api.meeting.queries.FindMeetingAsOf;
import io.videoconf.api.meeting.queries.FindMeetingStateAsOf;
import io.videoconf.api.meeting.state.MeetingViews;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.MeetingStateView;
import io.videoconf.api.meeting.views.MeetingView;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers how a meeting was. Who may see the meeting now may see how it was. */
@Component
class MeetingAsOfQueries {
    private final ReadableMeetings meetings;

    MeetingAsOfQueries(ReadableMeetings meetings) {
        this.meetings = meetings;
    }

    @QueryHandler
    MeetingView on(FindMeetingAsOf query) {
        var _ = meetings.readable(query.meetingId(), query.viewer());
        return MeetingViews.view(meetings.asOf(query.meetingId(), query.asOf()));
    }

    /** For edges, which are VideoConf itself: no viewer to hold it back from. */
    @QueryHandler
    MeetingStateView on(FindMeetingStateAsOf query) {
        return new MeetingStateView(meetings.asOf(query.meetingId(), new AtSequence(query.sequence())));
    }
}
