package io.videoconf.api.meeting.views;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One link of the chain that made something so.
 *
 * @param fact with who asked, by which door, under which request
 * @param from what was so before it; null when the meeting did not know the person
 * @param to what was so after it
 */
public record CauseView(
        HistoryEntry fact,
        @Nullable Map<String, Object> from,
        @Nullable Map<String, Object> to) {}
