package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * The actor reacts.
 */
public record SendReaction(MeetingId meetingId, String reaction) implements MeetingCommand {}
