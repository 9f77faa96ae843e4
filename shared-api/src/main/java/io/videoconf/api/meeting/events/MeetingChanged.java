package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.meeting.MeetingSettings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting was changed. All values are absolute.
 */
public record MeetingChanged(
        MeetingId meetingId,
        String title,
        @Nullable String description,
        @Nullable Instant scheduledStart,
        @Nullable Instant scheduledEnd,

        @Personal(of = "alternativeHosts", is = Personal.What.EMAIL)
        List<String> alternativeHosts,

        MeetingSettings settings,
        Instant at)
        implements MeetingEvent {}
