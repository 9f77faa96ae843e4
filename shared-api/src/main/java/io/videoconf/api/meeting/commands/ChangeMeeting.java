package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.Recurrence;
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
        @Nullable MeetingSettingsChange settings,
        @Nullable Recurrence recurrence)
        implements MeetingCommand {
    /** A change that leaves the recurrence as it is. */
    public ChangeMeeting(
            MeetingId meetingId,
            @Nullable String title,
            @Nullable String description,
            @Nullable Instant scheduledStart,
            @Nullable Instant scheduledEnd,
            @Nullable List<String> alternativeHosts,
            @Nullable MeetingSettingsChange settings) {
        this(meetingId, title, description, scheduledStart, scheduledEnd, alternativeHosts, settings, null);
    }
}
