package io.videoconf.api.notice.events;

import io.videoconf.api.kernel.WebhookId;
import java.time.Instant;

/**
 * A webhook was removed.
 */
public record WebhookDeleted(WebhookId webhookId, Instant at) implements WebhookEvent {}
