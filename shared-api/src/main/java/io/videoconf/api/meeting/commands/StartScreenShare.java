package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.ScreenInfo;
import org.jspecify.annotations.Nullable;

/**
 * The actor shares a screen.
 */
public record StartScreenShare(
        MeetingId meetingId, @Nullable ScreenInfo screen) implements MeetingCommand {}
