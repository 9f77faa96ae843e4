package io.videoconf.edge.stream;

import io.videoconf.api.meeting.events.MeetingEvent;
import java.time.Instant;

/** Tells the edge of what happens in meetings, as its processor does. */
public final class MeetingNews {
    private MeetingNews() {}

    /** @param sequence counted from 1 */
    public static void tell(LiveFacts facts, MeetingEvent event, long sequence, String eventId, Instant at) {
        facts.on(event, sequence - 1, eventId, at, null);
    }
}
