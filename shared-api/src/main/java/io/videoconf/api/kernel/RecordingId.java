package io.videoconf.api.kernel;

/**
 * A recording, and the name of its event stream.
 */
public record RecordingId(String value) implements Id {
    public RecordingId {
        Id.requireUuid(value);
    }

    /** A fresh id, ordered by the time at which it was made (UUID version 7). */
    public static RecordingId fresh() {
        return new RecordingId(Id.freshUuid());
    }

    @Override
    public String toString() {
        return value;
    }
}
