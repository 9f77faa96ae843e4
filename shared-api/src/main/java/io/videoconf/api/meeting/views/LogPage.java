package io.videoconf.api.meeting.views;

import java.util.List;

/**
 * A stretch of a log.
 *
 * @param lastSequence how far the reading came, also past facts that the viewer may not see
 */
public record LogPage(List<LogEntry> entries, long lastSequence, boolean hasMore) {}
