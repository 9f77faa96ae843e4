package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * Ends a running meeting for all.
 */
public record EndMeeting(MeetingId meetingId) implements MeetingCommand {}
