package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A participant wrote a message anew.
 *
 * @param recipientId the one person that it is for; null for everybody
 */
public record ChatMessageEdited(
        MeetingId meetingId,
        MessageId messageId,
        ParticipantId senderId,
        @Nullable ParticipantId recipientId,

        @Personal(of = "senderId", scope = Personal.Scope.CHAT)
        String content,

        Instant at)
        implements MeetingEvent {}
