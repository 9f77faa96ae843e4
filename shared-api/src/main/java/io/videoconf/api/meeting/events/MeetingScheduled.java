package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.MeetingSettings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting was made.
 */
public record MeetingScheduled(
        MeetingId meetingId,
        TenantId tenantId,
        UserId ownerId,
        ParticipantId ownerParticipantId,
        @Personal(of = "ownerId", is = Personal.What.NAME) String ownerName,

        @Personal(of = "ownerId", is = Personal.What.EMAIL) @Nullable
        String ownerEmail,

        String title,
        @Nullable String description,
        String meetingNumber,
        @Nullable Instant scheduledStart,
        @Nullable Instant scheduledEnd,

        @Personal(of = "alternativeHosts", is = Personal.What.EMAIL)
        List<String> alternativeHosts,

        MeetingSettings settings,
        Instant at)
        implements MeetingEvent {}
