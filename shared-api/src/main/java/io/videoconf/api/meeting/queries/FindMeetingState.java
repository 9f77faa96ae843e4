package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.MeetingId;

/** Asks for a meeting's state, on behalf of VideoConf itself; answered by MeetingStateView, or MEETING_NOT_FOUND. */
public record FindMeetingState(MeetingId meetingId) implements MeetingQuery {}
