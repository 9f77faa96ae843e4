package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.MeetingSettingsChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes a meeting: null leaves as it is.
 */
public record ChangeMeeting(
        MeetingId meetingId,
        @Nullable String title,
        @Nullable String description,
        @Nullable Instant scheduledStart,
        @Nullable Instant scheduledEnd,
        @Nullable List<String> alternativeHosts,
        @Nullable MeetingSettingsChange settings)
        implements MeetingCommand {}
