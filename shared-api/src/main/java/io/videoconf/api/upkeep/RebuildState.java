package io.videoconf.api.upkeep;

/**
 * How far the making anew of a read model is.
 */
public enum RebuildState {
    /** Events are taken in; the old one answers. */
    RUNNING,
    /** Both are compared; the old one answers. */
    COMPARING,
    /** The new one answers. */
    DONE,
    /** Given up; the old one answers. */
    FAILED
}
