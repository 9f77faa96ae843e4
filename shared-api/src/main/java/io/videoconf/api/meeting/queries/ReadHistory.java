package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;

/**
 * Asks for the audit view; answered by a Listing of HistoryEntry.
 */
public record ReadHistory(MeetingId meetingId, Actor viewer, Page page) implements MeetingQuery {}
