package io.videoconf.api.kernel;

/**
 * An organisation. People who registered themselves have one of their own.
 */
public record TenantId(String value) implements Id {
    public TenantId {
        Id.requireUuid(value);
    }

    /** A fresh id, ordered by the time at which it was made (UUID version 7). */
    public static TenantId fresh() {
        return new TenantId(Id.freshUuid());
    }

    @Override
    public String toString() {
        return value;
    }
}
