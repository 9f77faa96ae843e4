package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.MeetingSettingsChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Schedules a meeting, owned by the actor; without a start it begins at once.
 *
 * @param alternativeHosts e-mails of people who may take over
 */
public record ScheduleMeeting(
        MeetingId meetingId,
        ParticipantId ownerParticipantId,
        String ownerName,
        @Nullable String ownerEmail,
        String title,
        @Nullable String description,
        @Nullable Instant scheduledStart,
        @Nullable Instant scheduledEnd,
        List<String> alternativeHosts,
        MeetingSettingsChange settings)
        implements MeetingCommand {}
