package io.videoconf.api.notice.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the log of deliveries, newest first; answered by a Listing of DeliveryView, or NOT_FOUND.
 *
 * @param state null for all
 */
public record ListWebhookDeliveries(
        WebhookId webhookId, @Nullable DeliveryState state, Actor viewer, Page page) implements WebhookQuery {}
