package io.videoconf.api.notice.commands;

import io.videoconf.api.kernel.DeliveryId;
import io.videoconf.api.kernel.WebhookId;

/**
 * Asks for a delivery that says nothing, to see whether it arrives.
 */
public record PingWebhook(WebhookId webhookId, DeliveryId deliveryId) implements WebhookCommand {}
