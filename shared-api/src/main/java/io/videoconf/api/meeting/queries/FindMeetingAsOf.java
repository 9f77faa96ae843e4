package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.views.AsOf;

/**
 * Asks how a meeting was; answered by MeetingView, or MEETING_NOT_FOUND.
 */
public record FindMeetingAsOf(MeetingId meetingId, AsOf asOf, Actor viewer) implements MeetingQuery {}
