package io.videoconf.api.meeting.views;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One connection within a presence.
 *
 * @param to null while it lasts
 * @param evidence how its end is known
 */
public record AttendanceLink(Instant from, @Nullable Instant to, String evidence) {}
