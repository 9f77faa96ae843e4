package io.videoconf.api.notice.commands;

import io.videoconf.api.kernel.WebhookId;

/**
 * Asks that a webhook is removed, with its deliveries.
 */
public record DeleteWebhook(WebhookId webhookId) implements WebhookCommand {}
