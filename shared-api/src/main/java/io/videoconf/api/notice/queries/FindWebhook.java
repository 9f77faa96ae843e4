package io.videoconf.api.notice.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.WebhookId;

/**
 * Asks for one webhook; answered by WebhookView, or NOT_FOUND.
 */
public record FindWebhook(WebhookId webhookId, Actor viewer) implements WebhookQuery {}
