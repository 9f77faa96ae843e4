package io.videoconf.api.meeting.views;

/**
 * A point of a meeting's history.
 */
public sealed interface AsOf permits AtSequence, AtTime {}
