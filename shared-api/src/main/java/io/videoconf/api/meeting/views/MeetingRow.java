package io.videoconf.api.meeting.views;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.ParticipantRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A meeting in a list of one person's meetings.
 */
public record MeetingRow(
        MeetingId meetingId,
        String title,
        @Nullable Instant scheduledStartTime,
        MeetingStatus status,
        int participantCount,
        ParticipantRole role) {}
