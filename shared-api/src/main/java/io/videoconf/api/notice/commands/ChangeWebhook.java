package io.videoconf.api.notice.commands;

import io.videoconf.api.kernel.WebhookId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks that a webhook is changed. What is null stays.
 *
 * @param eventTypes names of facts in snake_case; empty for all
 * @param enabled true also takes back that VideoConf disabled it
 */
public record ChangeWebhook(
        WebhookId webhookId,
        @Nullable String url,
        @Nullable List<String> eventTypes,
        @Nullable String description,
        @Nullable Boolean enabled)
        implements WebhookCommand {}
