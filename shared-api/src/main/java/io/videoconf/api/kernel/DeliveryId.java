package io.videoconf.api.kernel;

/**
 * One delivery to a webhook: a row, in no stream.
 */
public record DeliveryId(String value) implements Id {
    public DeliveryId {
        Id.requireUuid(value);
    }

    /** A fresh id, ordered by the time at which it was made (UUID version 7). */
    public static DeliveryId fresh() {
        return new DeliveryId(Id.freshUuid());
    }

    @Override
    public String toString() {
        return value;
    }
}
