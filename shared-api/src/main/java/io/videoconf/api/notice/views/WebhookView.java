package io.videoconf.api.notice.views;

import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.WebhookDisabling;
import io.videoconf.api.notice.WebhookScope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as those see it who manage it.
 *
 * @param eventTypes names of facts; null for all
 * @param disabledReason null while it is enabled, or when somebody disabled it on purpose
 * @param failingSince since when nothing was taken; null after a success
 * @param oldSecretUntil until when deliveries are signed with the secret before as well; null when they are not
 */
public record WebhookView(
        WebhookId webhookId,
        WebhookScope scope,
        TenantId tenantId,
        UserId ownerId,
        String url,
        @Nullable List<String> eventTypes,
        @Nullable String description,
        boolean enabled,
        @Nullable WebhookDisabling disabledReason,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant failingSince,
        @Nullable Instant oldSecretUntil,
        long version) {}
