package io.videoconf.api.kernel;

/**
 * A meeting, and the name of its event stream.
 */
public record MeetingId(String value) implements Id {
    public MeetingId {
        Id.requireUuid(value);
    }

    /** A fresh id, ordered by the time at which it was made (UUID version 7). */
    public static MeetingId fresh() {
        return new MeetingId(Id.freshUuid());
    }

    @Override
    public String toString() {
        return value;
    }
}
