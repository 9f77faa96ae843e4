package io.videoconf.api.edge.views;

/**
 * Whether a key is known.
 *
 * @param known true when the outcome of its command is kept
 */
public record Repeat(boolean known) {}
