package io.videoconf.api.notice.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.DeliveryId;
import io.videoconf.api.kernel.WebhookId;

/**
 * Asks for one delivery; answered by DeliveryView, or NOT_FOUND.
 */
public record FindWebhookDelivery(WebhookId webhookId, DeliveryId deliveryId, Actor viewer) implements WebhookQuery {}
