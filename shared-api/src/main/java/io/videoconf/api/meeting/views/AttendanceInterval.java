package io.videoconf.api.meeting.views;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One uninterrupted presence.
 *
 * @param to null while it lasts
 * @param evidence how the end is known
 */
public record AttendanceInterval(Instant from, @Nullable Instant to, String evidence) {}
