package io.videoconf.api.notice.commands;

import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.WebhookDisabling;

/**
 * Asks that nothing is delivered any more. VideoConf asks this itself.
 */
public record DisableWebhook(WebhookId webhookId, WebhookDisabling reason) implements WebhookCommand {}
