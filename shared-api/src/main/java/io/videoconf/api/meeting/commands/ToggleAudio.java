package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * The actor mutes or unmutes.
 */
public record ToggleAudio(MeetingId meetingId, boolean muted) implements MeetingCommand {}
