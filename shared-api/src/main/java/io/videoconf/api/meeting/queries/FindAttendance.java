package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.AttendanceKnown;
import io.videoconf.api.meeting.views.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * Asks who was there; answered by a Listing of AttendanceView.
 *
 * @param asOf null for what is known now
 * @param onRecord whether the reading is a fact already; who only watches over the organisation reads nothing else
 */
public record FindAttendance(
        MeetingId meetingId, @Nullable AsOf asOf, Actor viewer, boolean onRecord, AttendanceKnown known)
        implements MeetingQuery {}
