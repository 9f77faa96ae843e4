package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * Lets people in again.
 */
public record UnlockMeeting(MeetingId meetingId) implements MeetingCommand {}
