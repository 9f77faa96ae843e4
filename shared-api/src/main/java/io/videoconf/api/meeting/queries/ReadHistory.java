package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;

/**
 * Asks for the audit view; answered by a Listing of HistoryEntry.
 *
 * @param onRecord whether the reading is a fact already; who only watches over the organisation reads nothing else
 */
public record ReadHistory(MeetingId meetingId, Actor viewer, boolean onRecord, Page page) implements MeetingQuery {}
