package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.MeetingId;

/**
 * Asks, as VideoConf itself, for the folded state as it was; answered by MeetingStateView, or MEETING_NOT_FOUND.
 *
 * @param sequence after which fact, from 1
 */
public record FindMeetingStateAsOf(MeetingId meetingId, long sequence) implements MeetingQuery {}
