package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * Nobody came. VideoConf itself only.
 */
public record ExpireMeeting(MeetingId meetingId) implements MeetingCommand {}
