package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.HostAbsentPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The host is gone and nobody may take over: the policy applies.
 */
public record HostAbsenceBegan(
        MeetingId meetingId,
        HostAbsentPolicy policy,
        @Nullable Instant endsAt,
        Instant at) implements MeetingEvent {}
