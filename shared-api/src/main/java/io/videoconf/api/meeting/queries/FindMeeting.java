package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;

/**
 * Asks for one meeting; answered by MeetingView, or MEETING_NOT_FOUND.
 */
public record FindMeeting(MeetingId meetingId, Actor viewer) implements MeetingQuery {}
