package io.videoconf.api.kernel;

/**
 * An API key. Names it; lets nobody in.
 */
public record ApiKeyId(String value) implements Id {
    public ApiKeyId {
        Id.requireUuid(value);
    }

    /** A fresh id, ordered by the time at which it was made (UUID version 7). */
    public static ApiKeyId fresh() {
        return new ApiKeyId(Id.freshUuid());
    }

    @Override
    public String toString() {
        return value;
    }
}
