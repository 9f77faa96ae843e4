package io.videoconf.api.notice.commands;

import io.videoconf.api.kernel.DeliveryId;
import io.videoconf.api.kernel.WebhookId;

/**
 * Asks that a delivery is tried again now, whatever became of it.
 */
public record RedeliverWebhook(WebhookId webhookId, DeliveryId deliveryId) implements WebhookCommand {}
