package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;

/**
 * Asks who was there; answered by a Listing of AttendanceView.
 */
public record FindAttendance(MeetingId meetingId, Actor viewer) implements MeetingQuery {}
