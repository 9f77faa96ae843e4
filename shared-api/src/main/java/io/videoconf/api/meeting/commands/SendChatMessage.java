package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.ChatMessage;

/**
 * The actor says something in writing.
 */
public record SendChatMessage(MeetingId meetingId, ChatMessage message) implements MeetingCommand {}
