package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * The actor stops sharing.
 */
public record StopScreenShare(MeetingId meetingId) implements MeetingCommand {}
