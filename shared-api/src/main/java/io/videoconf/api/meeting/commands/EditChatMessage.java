package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;

/**
 * The actor writes a message of theirs anew.
 */
public record EditChatMessage(MeetingId meetingId, MessageId messageId, String content) implements MeetingCommand {}
