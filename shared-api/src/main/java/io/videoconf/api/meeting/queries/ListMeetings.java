package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.MeetingStatus;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one person's meetings; answered by a Listing of MeetingRow.
 */
public record ListMeetings(UserId userId, @Nullable MeetingStatus status, Page page) implements MeetingQuery {}
