package io.videoconf.api.recording;

/**
 * What is wrong with one part.
 *
 * @param number which part
 * @param problem {@code not_requested}, {@code missing}, {@code wrong_size} or {@code wrong_digest}
 */
public record PartProblem(int number, String problem) {}
