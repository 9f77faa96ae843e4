package io.videoconf.api.meeting.views;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One uninterrupted presence.
 *
 * @param to null while it lasts
 * @param evidence how the end is known
 * @param connections over which connections; none when somebody says so in words
 */
public record AttendanceInterval(
        Instant from, @Nullable Instant to, String evidence, List<AttendanceLink> connections) {}
