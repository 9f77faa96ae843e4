package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.meeting.MeetingStatus;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the viewer's own meetings, whole: the list of {@link ListMeetings} as a Listing of MeetingView.
 */
public record ListMeetingsInFull(Actor viewer, @Nullable MeetingStatus status, Page page) implements MeetingQuery {}
