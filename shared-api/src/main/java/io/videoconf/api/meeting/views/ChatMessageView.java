package io.videoconf.api.meeting.views;

import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ChatMessageType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A chat message, as it is now.
 *
 * @param content null once it was deleted
 */
public record ChatMessageView(
        MessageId messageId,
        ParticipantId senderId,
        String senderName,
        @Nullable String content,
        ChatMessageType type,
        @Nullable MessageId replyTo,
        boolean isPrivate,
        @Nullable ParticipantId recipientId,
        Instant timestamp,
        long sequence,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt) {}
