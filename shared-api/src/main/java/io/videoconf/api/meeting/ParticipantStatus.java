package io.videoconf.api.meeting;

/**
 * Where a person is, as the meeting sees them.
 */
public enum ParticipantStatus {
    /** Asked to come. */
    INVITED,
    /** In the waiting room. */
    WAITING,
    /** Let in, not connected yet. */
    ADMITTED,
    /** In the meeting, connected. */
    JOINED,
    /** In the meeting, connection lost, in its grace. */
    DISCONNECTED,
    /** Gone, may come back. */
    LEFT,
    /** Turned away at the waiting room. */
    DENIED,
    /** Put out, may come back. */
    REMOVED,
    /** Put out for good. */
    BANNED;

    /** In the meeting: counts against its capacity. */
    public boolean isPresent() {
        return this == JOINED || this == DISCONNECTED;
    }

    /** Holds a seat: present, or let in and on the way. */
    public boolean holdsSeat() {
        return isPresent() || this == ADMITTED;
    }
}
