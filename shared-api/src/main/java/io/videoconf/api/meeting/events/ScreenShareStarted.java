package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ScreenInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A participant shares a screen.
 */
public record ScreenShareStarted(
        MeetingId meetingId,
        ParticipantId participantId,
        @Nullable ScreenInfo screen,
        Instant at) implements MeetingEvent {}
