package io.videoconf.api.notice.commands;

import io.videoconf.api.kernel.WebhookId;

/**
 * What can be asked of a webhook.
 */
public sealed interface WebhookCommand
        permits CreateWebhook,
                ChangeWebhook,
                RotateWebhookSecret,
                DisableWebhook,
                DeleteWebhook,
                PingWebhook,
                RedeliverWebhook,
                ReplayWebhook {
    /** The webhook that it is for. */
    WebhookId webhookId();
}
