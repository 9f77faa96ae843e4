package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * Begins a scheduled meeting.
 */
public record StartMeeting(MeetingId meetingId) implements MeetingCommand {}
