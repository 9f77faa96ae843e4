package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * Lets nobody else in.
 */
public record LockMeeting(MeetingId meetingId) implements MeetingCommand {}
