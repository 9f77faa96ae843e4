package io.videoconf.api.kernel;

/**
 * A signed-in session: one family of refresh tokens.
 */
public record SessionId(String value) implements Id {
    public SessionId {
        Id.requireUuid(value);
    }

    /** A fresh id, ordered by the time at which it was made (UUID version 7). */
    public static SessionId fresh() {
        return new SessionId(Id.freshUuid());
    }

    @Override
    public String toString() {
        return value;
    }
}
