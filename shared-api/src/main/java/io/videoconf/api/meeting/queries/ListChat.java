package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.meeting.views.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the chat; answered by a Listing of ChatMessageView.
 *
 * @param asOf null for the chat as it is
 */
public record ListChat(MeetingId meetingId, @Nullable AsOf asOf, Actor viewer, Page page) implements MeetingQuery {}
