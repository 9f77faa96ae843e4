package io.videoconf.api.recording;

/**
 * Parts next to each other, by number.
 *
 * @param from the first
 * @param to the last, not before the first
 */
public record PartRange(int from, int to) {}
