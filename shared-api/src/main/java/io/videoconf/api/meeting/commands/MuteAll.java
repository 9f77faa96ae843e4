package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * Mutes everybody but those who moderate.
 */
public record MuteAll(MeetingId meetingId, boolean allowSelfUnmute) implements MeetingCommand {}
