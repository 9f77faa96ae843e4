package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import java.util.List;

/**
 * Asks for many meetings at once; answered by a Listing of MeetingView, without those that are not there for the viewer.
 */
public record FindMeetings(List<MeetingId> meetingIds, Actor viewer) implements MeetingQuery {
    public FindMeetings {
        meetingIds = List.copyOf(meetingIds);
    }
}
