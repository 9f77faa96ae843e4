package io.videoconf.api.meeting.views;

import io.videoconf.api.kernel.MeetingId;
import java.util.List;

/**
 * A stretch of one meeting's chat, among those of others.
 */
public record MeetingChat(MeetingId meetingId, List<ChatMessageView> messages) {
    public MeetingChat {
        messages = List.copyOf(messages);
    }
}
