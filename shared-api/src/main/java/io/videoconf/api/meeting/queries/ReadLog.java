package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;

/**
 * Asks for the facts after a sequence; answered by LogPage.
 */
public record ReadLog(MeetingId meetingId, Actor viewer, long after, int limit) implements MeetingQuery {}
