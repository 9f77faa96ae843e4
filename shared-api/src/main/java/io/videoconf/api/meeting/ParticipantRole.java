package io.videoconf.api.meeting;

/**
 * What a participant may do.
 */
public enum ParticipantRole {
    HOST,
    CO_HOST,
    PARTICIPANT,
    VIEWER;

    /** Hosts and co-hosts look after the meeting. */
    public boolean moderates() {
        return this == HOST || this == CO_HOST;
    }
}
