package io.videoconf.api.kernel;

/**
 * A chat message.
 */
public record MessageId(String value) implements Id {
    public MessageId {
        Id.requireUuid(value);
    }

    /** A fresh id, ordered by the time at which it was made (UUID version 7). */
    public static MessageId fresh() {
        return new MessageId(Id.freshUuid());
    }

    @Override
    public String toString() {
        return value;
    }
}
