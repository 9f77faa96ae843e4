package io.videoconf.api.meeting.commands;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.Recurrence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Schedules a meeting, owned by the actor; without a start it begins at once.
 *
 * @param alternativeHosts e-mails of people who may take over
 * @param recurrence null for a meeting that takes place once
 * @param accountType of the owner; null when unknown: then it is a basic one
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
        MeetingSettingsChange settings,
        @Nullable Recurrence recurrence,
        @Nullable AccountType accountType)
        implements MeetingCommand {
    /** A meeting that takes place once, of an owner of whom nothing is known. */
    public ScheduleMeeting(
            MeetingId meetingId,
            ParticipantId ownerParticipantId,
            String ownerName,
            @Nullable String ownerEmail,
            String title,
            @Nullable String description,
            @Nullable Instant scheduledStart,
            @Nullable Instant scheduledEnd,
            List<String> alternativeHosts,
            MeetingSettingsChange settings) {
        this(
                meetingId,
                ownerParticipantId,
                ownerName,
                ownerEmail,
                title,
                description,
                scheduledStart,
                scheduledEnd,
                alternativeHosts,
                settings,
                null,
                null);
    }
}
