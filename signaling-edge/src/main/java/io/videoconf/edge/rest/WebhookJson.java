package io.videoconf.edge.rest;

import io.videoconf.api.notice.views.DeliveryView;
import io.videoconf.api.notice.views.ReplayView;
import io.videoconf.api.notice.views.WebhookView;
import io.videoconf.edge.gateway.json.WireJson;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks and their deliveries on the wire. */
final class WebhookJson {
    private WebhookJson() {}

    /** Without the secret, which is shown by the answer that makes it and never again. */
    static ObjectNode webhook(WebhookView view) {
        ObjectNode json = WireJson.object();
        json.put("webhook_id", view.webhookId().value());
        json.put("scope", WireJson.word(view.scope()));
        json.put("url", view.url());
        ArrayNode types = json.putArray("event_types");
        List<String> wanted = view.eventTypes();
        if (wanted != null) {
            wanted.forEach(types::add);
        }
        json.put("description", view.description());
        json.put("enabled", view.enabled());
        json.put("disabled_reason", view.disabledReason() == null ? null : WireJson.word(view.disabledReason()));
        json.put("created_at", MeetingJson.text(view.createdAt()));
        json.put("updated_at", MeetingJson.text(view.updatedAt()));
        json.put("failing_since", MeetingJson.text(view.failingSince()));
        json.put("previous_secret_until", MeetingJson.text(view.oldSecretUntil()));
        return json;
    }

    static ObjectNode delivery(DeliveryView view) {
        ObjectNode json = WireJson.object();
        json.put("delivery_id", view.deliveryId().value());
        json.put("webhook_id", view.webhookId().value());
        json.put("message_id", view.messageId());
        json.put("type", view.type());
        json.put("meeting_id", MeetingJson.text(view.meetingId()));
        json.put("sequence", view.sequence());
        json.put("status", WireJson.word(view.state()));
        json.put("attempts", view.attempts());
        json.put("created_at", MeetingJson.text(view.createdAt()));
        json.put("last_attempt_at", MeetingJson.text(view.lastAttemptAt()));
        json.put("next_attempt_at", MeetingJson.text(view.nextAttemptAt()));
        json.put("response_status", view.responseStatus());
        json.put("duration_ms", view.durationMs());
        json.put("problem", view.problem());
        return json;
    }

    static ObjectNode replay(ReplayView view) {
        return WireJson.object()
                .put("deliveries", view.deliveries())
                .put("last_sequence", view.lastSequence())
                .put("has_more", view.hasMore());
    }
}
