package io.videoconf.api.notice.commands;

import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.WebhookId;

/**
 * Asks that deliveries are signed with another secret; for a while with the old one as well.
 */
public record RotateWebhookSecret(WebhookId webhookId, Secret secret) implements WebhookCommand {}
