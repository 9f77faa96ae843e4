package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * The owner's account is gone: what is to come is cancelled, what runs is ended. VideoConf itself only.
 */
public record CloseOrphanedMeeting(MeetingId meetingId) implements MeetingCommand {}
