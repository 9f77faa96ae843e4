package io.videoconf.api.notice.views;

import io.videoconf.api.kernel.DeliveryId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.DeliveryState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery: what it is of, and what became of it.
 *
 * @param messageId the webhook-id header, the same at every attempt
 * @param meetingId null for a ping
 * @param nextAttemptAt null when none is to come
 * @param responseStatus of the last attempt; null when there was no answer
 * @param durationMs of the last attempt; null before the first
 * @param problem why the last attempt failed; null when it did not
 */
public record DeliveryView(
        DeliveryId deliveryId,
        WebhookId webhookId,
        String messageId,
        String type,
        @Nullable MeetingId meetingId,
        @Nullable Long sequence,
        DeliveryState state,
        int attempts,
        Instant createdAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Integer responseStatus,
        @Nullable Integer durationMs,
        @Nullable String problem) {}
