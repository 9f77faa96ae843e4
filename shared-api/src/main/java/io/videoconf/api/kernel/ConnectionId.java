package io.videoconf.api.kernel;

/**
 * One connection of a participant to an edge.
 */
public record ConnectionId(String value) implements Id {
    public ConnectionId {
        Id.requireUuid(value);
    }

    /** A fresh id, ordered by the time at which it was made (UUID version 7). */
    public static ConnectionId fresh() {
        return new ConnectionId(Id.freshUuid());
    }

    @Override
    public String toString() {
        return value;
    }
}
