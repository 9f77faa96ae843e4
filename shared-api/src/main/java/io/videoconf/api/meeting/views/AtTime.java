package io.videoconf.api.meeting.views;

import java.time.Instant;

/**
 * After the last fact that was decided at or before this time.
 */
public record AtTime(Instant time) implements AsOf {}
