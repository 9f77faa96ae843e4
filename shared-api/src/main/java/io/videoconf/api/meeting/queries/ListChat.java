package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;

/**
 * Asks for the chat; answered by a Listing of ChatMessageView.
 */
public record ListChat(MeetingId meetingId, Actor viewer, Page page) implements MeetingQuery {}
