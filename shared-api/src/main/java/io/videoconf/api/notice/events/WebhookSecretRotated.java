package io.videoconf.api.notice.events;

import io.videoconf.api.kernel.WebhookId;
import java.time.Instant;

/**
 * Deliveries are signed with another secret, which is in no event.
 *
 * @param oldUntil until when they are signed with the one before as well
 */
public record WebhookSecretRotated(WebhookId webhookId, Instant oldUntil, Instant at) implements WebhookEvent {}
