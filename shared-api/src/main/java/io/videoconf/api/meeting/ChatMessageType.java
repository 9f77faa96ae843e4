package io.videoconf.api.meeting;

/**
 * What a chat message holds.
 */
public enum ChatMessageType {
    TEXT,
    EMOJI,
    FILE_LINK
}
