package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import java.util.List;

/**
 * Asks for the chats of many meetings at once; answered by a Listing of MeetingChat, without meetings that are not there for
 * the viewer.
 *
 * @param upTo the last fact of each meeting that counts
 * @param page the stretch of each chat; by offset, since a cursor is of one list
 */
public record ListChats(List<MeetingId> meetingIds, long upTo, Actor viewer, Page page) implements MeetingQuery {
    public ListChats {
        meetingIds = List.copyOf(meetingIds);
    }
}
