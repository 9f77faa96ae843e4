package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.Restrictions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What nobody may do but who moderates was changed. Absolute.
 */
public record EverybodyRestricted(
        MeetingId meetingId,
        Restrictions restrictions,
        @Nullable ParticipantId restrictedBy,
        Instant at) implements MeetingEvent {}
