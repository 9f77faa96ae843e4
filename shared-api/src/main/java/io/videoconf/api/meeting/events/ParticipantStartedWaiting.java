package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.Capabilities;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person is in the waiting room.
 */
public record ParticipantStartedWaiting(
        MeetingId meetingId,
        ParticipantId participantId,
        UserId userId,
        TenantId tenantId,
        ActorKind kind,

        @Personal(of = "participantId", is = Personal.What.NAME)
        String displayName,

        @Personal(of = "participantId", is = Personal.What.EMAIL) @Nullable
        String email,

        @Personal(of = "participantId") @Nullable String avatarUrl,
        @Nullable String deviceType,
        Capabilities capabilities,
        @Nullable ConnectionId connectionId,
        Instant at)
        implements MeetingEvent {}
