package io.videoconf.api.notice.events;

import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.WebhookDisabling;
import java.time.Instant;

/**
 * Nothing is delivered any more, until somebody enables it again.
 */
public record WebhookDisabled(WebhookId webhookId, WebhookDisabling reason, Instant at) implements WebhookEvent {}
