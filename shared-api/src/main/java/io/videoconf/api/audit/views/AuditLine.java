package io.videoconf.api.audit.views;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.views.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * One line of a tenant's audit.
 *
 * @param kind of what it happened to: meeting, recording, account, webhook
 * @param stream its id; empty for a refused command that was for nothing in particular
 * @param meetingId the meeting that it belongs to; null when to none
 */
public record AuditLine(
        String kind, String stream, @Nullable MeetingId meetingId, HistoryEntry entry) {}
