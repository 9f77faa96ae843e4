package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.ParticipantRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person may come in.
 *
 * @param admittedBy who let them in; null when the meeting's rules did
 */
public record ParticipantAdmitted(
        MeetingId meetingId,
        ParticipantId participantId,
        UserId userId,
        TenantId tenantId,
        ActorKind kind,

        @Personal(of = "participantId", is = Personal.What.NAME)
        String displayName,

        @Personal(of = "participantId", is = Personal.What.EMAIL) @Nullable
        String email,

        ParticipantRole role,
        @Nullable ParticipantId admittedBy,
        Instant at)
        implements MeetingEvent {}
