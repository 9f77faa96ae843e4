package io.videoconf.api.meeting.views;

/**
 * After the fact with this number.
 */
public record AtSequence(long sequence) implements AsOf {}
