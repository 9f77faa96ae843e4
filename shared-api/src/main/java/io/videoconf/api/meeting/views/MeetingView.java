package io.videoconf.api.meeting.views;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.MeetingStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting at one point of its history.
 *
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
        List<RecordingInMeeting> activeRecordings,
        long sequence) {}
