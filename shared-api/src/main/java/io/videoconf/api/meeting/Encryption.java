package io.videoconf.api.meeting;

/**
 * How media are encrypted. End-to-end encryption refuses cloud recording.
 */
public enum Encryption {
    TRANSPORT,
    E2EE
}
