package io.videoconf.api.meeting;

import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import org.jspecify.annotations.Nullable;

/**
 * A message to send.
 *
 * @param recipientId the one person that it is for; null for everybody
 */
public record ChatMessage(
        MessageId messageId,
        ChatMessageType type,
        String content,
        @Nullable MessageId replyTo,
        @Nullable ParticipantId recipientId) {
    /** True when it is for one person only. */
    public boolean isPrivate() {
        return recipientId != null;
    }
}
