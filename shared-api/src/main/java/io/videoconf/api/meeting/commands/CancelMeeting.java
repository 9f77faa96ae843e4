package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * Cancels a meeting that has not begun.
 */
public record CancelMeeting(MeetingId meetingId) implements MeetingCommand {}
