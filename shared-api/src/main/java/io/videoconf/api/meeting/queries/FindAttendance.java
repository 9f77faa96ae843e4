package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.AttendanceKnown;

/**
 * Asks who was there; answered by a Listing of AttendanceView.
 */
public record FindAttendance(MeetingId meetingId, Actor viewer, AttendanceKnown known) implements MeetingQuery {}
