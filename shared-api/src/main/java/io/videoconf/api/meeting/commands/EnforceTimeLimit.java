package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * The time limit is near, or reached.
 */
public record EnforceTimeLimit(MeetingId meetingId, boolean warning) implements MeetingCommand {}
