package io.videoconf.api.notice.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.WebhookId;

/**
 * Asks that the facts of a meeting are delivered from a sequence on, also those that were delivered before. Answered by ReplayView.
 *
 * @param afterSequence the sequence before the first fact; 0 for all
 */
public record ReplayWebhook(WebhookId webhookId, MeetingId meetingId, long afterSequence) implements WebhookCommand {}
