package io.videoconf.api.meeting.state;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A meeting after some number of facts. Written as JSON with a {@code kind}, in snapshots and documents.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NoMeeting.class, name = "none"),
    @JsonSubTypes.Type(value = ScheduledMeeting.class, name = "scheduled"),
    @JsonSubTypes.Type(value = LiveMeeting.class, name = "live"),
    @JsonSubTypes.Type(value = EndedMeeting.class, name = "ended"),
    @JsonSubTypes.Type(value = CancelledMeeting.class, name = "cancelled")
})
public sealed interface MeetingState permits NoMeeting, ScheduledMeeting, LiveMeeting, EndedMeeting, CancelledMeeting {
    /** How many facts have led here: the sequence of the last one, counted from 1. */
    long sequence();
}
