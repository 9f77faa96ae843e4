package io.videoconf.api.kernel;

/**
 * A hold, and the name of its event stream.
 */
public record HoldId(String value) implements Id {
    public HoldId {
        Id.requireUuid(value);
    }

    /** A fresh id, ordered by the time at which it was made (UUID version 7). */
    public static HoldId fresh() {
        return new HoldId(Id.freshUuid());
    }

    @Override
    public String toString() {
        return value;
    }
}
