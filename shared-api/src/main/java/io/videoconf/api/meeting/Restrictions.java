package io.videoconf.api.meeting;

/**
 * What a host has forbidden a participant: true forbids.
 */
public record Restrictions(boolean audio, boolean video, boolean screenShare, boolean chat) {
    /** Nothing is forbidden. */
    public static final Restrictions NONE = new Restrictions(false, false, false, false);
}
