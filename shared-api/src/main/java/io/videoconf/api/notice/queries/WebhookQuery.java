package io.videoconf.api.notice.queries;

import io.videoconf.api.kernel.Actor;

/**
 * What can be asked about webhooks. Answered from rows beside the events, by the side that delivers.
 */
public sealed interface WebhookQuery permits FindWebhook, ListWebhooks, FindWebhookDelivery, ListWebhookDeliveries {
    /** Who asks. */
    Actor viewer();
}
