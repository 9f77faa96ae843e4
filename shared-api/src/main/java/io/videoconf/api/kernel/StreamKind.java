package io.videoconf.api.kernel;

/**
 * The kinds of event streams that there are.
 */
public enum StreamKind {
    MEETING,
    ACCOUNT,
    RECORDING,
    WEBHOOK,
    COMPLIANCE
}
