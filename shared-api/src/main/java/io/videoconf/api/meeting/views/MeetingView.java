package io.videoconf.api.meeting.views;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.Recurrence;
import io.videoconf.api.meeting.Restrictions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting at one point of its history.
 *
 * @param restrictions what nobody may do but who moderates
 * @param recurrence null for a meeting that takes place once
 * @param currentOccurrence when the running time of a series would begin by its rule; null while none runs
 * @param sequence the last fact that it shows
 */
public record MeetingView(
        MeetingId meetingId,
        TenantId tenantId,
        String title,
        @Nullable String description,
        UserId ownerUserId,
        UserId hostUserId,
        @Nullable ParticipantId hostId,
        MeetingStatus status,
        String meetingNumber,
        Instant createdAt,
        @Nullable Instant scheduledStartTime,
        @Nullable Instant scheduledEndTime,
        @Nullable Instant actualStartTime,
        @Nullable Instant actualEndTime,
        @Nullable EndCause endCause,
        boolean locked,
        @Nullable Instant hostGraceUntil,
        List<String> alternativeHosts,
        List<ParticipantView> participants,
        SettingsView settings,
        Restrictions restrictions,
        @Nullable Recurrence recurrence,
        @Nullable Instant currentOccurrence,
        List<RecordingInMeeting> activeRecordings,
        long sequence) {}
