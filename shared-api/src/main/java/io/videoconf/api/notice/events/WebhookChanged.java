package io.videoconf.api.notice.events;

import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.kernel.WebhookId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook was changed. All values are absolute.
 *
 * @param eventTypes names of facts; null for all
 */
public record WebhookChanged(
        WebhookId webhookId,
        UserId ownerId,
        @Personal(of = "ownerId") String url,
        @Nullable List<String> eventTypes,
        @Personal(of = "ownerId") @Nullable String description,
        boolean enabled,
        Instant at)
        implements WebhookEvent {}
