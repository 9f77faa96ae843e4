package io.videoconf.api.kernel;

/**
 * A person: a registered user, or a guest, whose id is good for one meeting. The subject of tokens.
 */
public record UserId(String value) implements Id {
    public UserId {
        Id.requireUuid(value);
    }

    /** A fresh id, ordered by the time at which it was made (UUID version 7). */
    public static UserId fresh() {
        return new UserId(Id.freshUuid());
    }

    @Override
    public String toString() {
        return value;
    }
}
