package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Personal;
import java.time.Instant;

/**
 * A person was invited.
 */
public record ParticipantInvited(
        MeetingId meetingId,
        ParticipantId participantId,
        @Personal(of = "email", is = Personal.What.EMAIL) String email,
        Instant at)
        implements MeetingEvent {}
