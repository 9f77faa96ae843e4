package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;

/**
 * Asks for a meeting by its number; answered by MeetingView, or MEETING_NOT_FOUND.
 */
public record FindMeetingByNumber(String meetingNumber, Actor viewer) implements MeetingQuery {}
