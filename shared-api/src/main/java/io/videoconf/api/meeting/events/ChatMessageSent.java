package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.meeting.ChatMessageType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A participant said something in writing.
 *
 * @param recipientId the one person that it is for; null for everybody
 */
public record ChatMessageSent(
        MeetingId meetingId,
        MessageId messageId,
        ParticipantId senderId,
        @Personal(of = "senderId", is = Personal.What.NAME) String senderName,
        ChatMessageType type,

        @Personal(of = "senderId", scope = Personal.Scope.CHAT)
        String content,

        @Nullable MessageId replyTo,
        @Nullable ParticipantId recipientId,
        Instant at)
        implements MeetingEvent {}
