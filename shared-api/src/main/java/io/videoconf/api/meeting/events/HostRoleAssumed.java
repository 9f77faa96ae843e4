package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.HostChange;
import io.videoconf.api.meeting.ParticipantRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The host role changed hands.
 *
 * @param previousRole the role that the new host had, and returns to when the owner is back
 */
public record HostRoleAssumed(
        MeetingId meetingId,
        ParticipantId participantId,
        @Nullable ParticipantId from,
        ParticipantRole previousRole,
        HostChange rule,
        int policyVersion,
        Instant at)
        implements MeetingEvent {}
