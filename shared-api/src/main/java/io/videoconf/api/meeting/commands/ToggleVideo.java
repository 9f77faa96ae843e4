package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * The actor turns the camera on or off.
 */
public record ToggleVideo(MeetingId meetingId, boolean videoOn) implements MeetingCommand {}
