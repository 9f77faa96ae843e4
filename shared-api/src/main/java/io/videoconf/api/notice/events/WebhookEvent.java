package io.videoconf.api.notice.events;

import io.videoconf.api.kernel.WebhookId;
import java.time.Instant;

/**
 * What has happened to a webhook.
 */
public sealed interface WebhookEvent
        permits WebhookCreated, WebhookChanged, WebhookSecretRotated, WebhookDisabled, WebhookDeleted {
    /** The webhook that it happened to. */
    WebhookId webhookId();

    /** When it was decided. */
    Instant at();
}
