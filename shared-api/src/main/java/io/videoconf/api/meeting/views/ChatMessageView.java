package io.videoconf.api.meeting.views;

import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ChatMessageType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A chat message.
 */
public record ChatMessageView(
        MessageId messageId,
        ParticipantId senderId,
        String senderName,
        String content,
        ChatMessageType type,
        @Nullable MessageId replyTo,
        boolean isPrivate,
        @Nullable ParticipantId recipientId,
        Instant timestamp,
        long sequence) {}
