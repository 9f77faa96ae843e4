package io.videoconf.api.notice.events;

import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.WebhookScope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint is told of facts from now on.
 *
 * @param eventTypes names of facts; null for all
 */
public record WebhookCreated(
        WebhookId webhookId,
        WebhookScope scope,
        TenantId tenantId,
        UserId ownerId,
        @Personal(of = "ownerId") String url,
        @Nullable List<String> eventTypes,
        @Personal(of = "ownerId") @Nullable String description,
        Instant at)
        implements WebhookEvent {}
