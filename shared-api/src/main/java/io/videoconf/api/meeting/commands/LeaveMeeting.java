package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * The actor leaves.
 */
public record LeaveMeeting(MeetingId meetingId) implements MeetingCommand {}
