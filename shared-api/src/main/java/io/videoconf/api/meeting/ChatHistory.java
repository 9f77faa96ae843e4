package io.videoconf.api.meeting;

/**
 * What people see of the chat from before they came.
 */
public enum ChatHistory {
    /** Nothing. */
    SINCE_JOIN,
    /** All that was written to everybody. */
    ALL
}
