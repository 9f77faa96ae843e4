package io.videoconf.api.kernel;

/**
 * A webhook, and the name of its event stream.
 */
public record WebhookId(String value) implements Id {
    public WebhookId {
        Id.requireUuid(value);
    }

    /** A fresh id, ordered by the time at which it was made (UUID version 7). */
    public static WebhookId fresh() {
        return new WebhookId(Id.freshUuid());
    }

    @Override
    public String toString() {
        return value;
    }
}
