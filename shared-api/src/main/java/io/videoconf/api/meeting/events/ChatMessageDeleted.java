package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message was taken back, by its sender or by who moderates.
 *
 * @param recipientId the one person that it was for; null for everybody
 */
public record ChatMessageDeleted(
        MeetingId meetingId,
        MessageId messageId,
        ParticipantId senderId,
        @Nullable ParticipantId recipientId,
        ParticipantId deletedBy,
        Instant at)
        implements MeetingEvent {}
