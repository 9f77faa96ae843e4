package io.videoconf.api.notice.commands;

import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.WebhookScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks that facts are told to an endpoint from now on.
 *
 * @param eventTypes names of facts in snake_case; null for all
 * @param secret what deliveries are signed with, {@code whsec_} and base64
 */
public record CreateWebhook(
        WebhookId webhookId,
        WebhookScope scope,
        String url,
        @Nullable List<String> eventTypes,
        @Nullable String description,
        Secret secret)
        implements WebhookCommand {}
