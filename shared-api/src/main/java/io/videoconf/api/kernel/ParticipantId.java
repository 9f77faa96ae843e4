package io.videoconf.api.kernel;

/**
 * One person in one meeting, over any number of connections.
 */
public record ParticipantId(String value) implements Id {
    public ParticipantId {
        Id.requireUuid(value);
    }

    /** A fresh id, ordered by the time at which it was made (UUID version 7). */
    public static ParticipantId fresh() {
        return new ParticipantId(Id.freshUuid());
    }

    @Override
    public String toString() {
        return value;
    }
}
