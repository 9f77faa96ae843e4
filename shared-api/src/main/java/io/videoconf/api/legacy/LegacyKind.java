package io.videoconf.api.legacy;

/**
 * The kinds of things that older clients know by small numbers.
 */
public enum LegacyKind {
    USER,
    MEETING,
    RECORDING
}
