package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.DeviceKind;
import io.videoconf.api.meeting.ParticipantRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person is in the meeting.
 *
 * @param email null when none is known, as of guests
 * @param avatarUrl null when the person has no picture
 * @param deviceType the word of a {@link DeviceKind}; in facts of before, as the client called it; null when it did not say
 * @param connectionId the connection that the person joined with; there is always one
 */
public record ParticipantJoined(
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
        ParticipantRole role,
        boolean muted,
        boolean videoOn,
        ConnectionId connectionId,
        Instant at)
        implements MeetingEvent {}
