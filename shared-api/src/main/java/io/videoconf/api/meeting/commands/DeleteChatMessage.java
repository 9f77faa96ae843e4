package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;

/**
 * The actor takes a message of theirs back; who moderates, anybody's.
 */
public record DeleteChatMessage(MeetingId meetingId, MessageId messageId) implements MeetingCommand {}
