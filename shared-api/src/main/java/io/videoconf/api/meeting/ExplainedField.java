package io.videoconf.api.meeting;

/**
 * What of a participant can be explained.
 */
public enum ExplainedField {
    /** Host, co-host, participant, viewer. */
    ROLE,
    /** Where the person is: waiting, joined, gone. */
    PRESENCE,
    /** Muted or not, and whether sound is forbidden. */
    AUDIO,
    /** Sends a picture or not, and whether that is forbidden. */
    VIDEO,
    /** Shares a screen or not, and whether that may be. */
    SCREEN_SHARE,
    /** May write or not. */
    CHAT
}
