package io.videoconf.command.notice.webhook;

import io.videoconf.api.notice.events.WebhookChanged;
import io.videoconf.api.notice.events.WebhookCreated;
import io.videoconf.api.notice.events.WebhookDeleted;
import io.videoconf.api.notice.events.WebhookDisabled;
import io.videoconf.api.notice.events.WebhookEvent;
import io.videoconf.api.notice.events.WebhookSecretRotated;
import io.videoconf.command.notice.webhook.WebhookState.Deleted;
import io.videoconf.command.notice.webhook.WebhookState.Kept;
import io.videoconf.command.notice.webhook.WebhookState.None;

/** What one more fact makes of a webhook. Total. */
public final class WebhookFold {
    private WebhookFold() {}

    /** The state after the fact. */
    public static WebhookState evolve(WebhookState state, WebhookEvent fact) {
        return switch (state) {
            case None none ->
                switch (fact) {
                    case WebhookCreated it -> created(it);
                    case WebhookChanged _, WebhookSecretRotated _, WebhookDisabled _, WebhookDeleted _ -> none;
                };
            case Kept kept ->
                switch (fact) {
                    case WebhookCreated _, WebhookSecretRotated _ -> kept;
                    case WebhookChanged it -> changed(kept, it);
                    case WebhookDisabled it -> disabled(kept, it);
                    case WebhookDeleted _ -> new Deleted();
                };
            case Deleted deleted -> deleted;
        };
    }

    private static Kept created(WebhookCreated it) {
        return new Kept(
                it.webhookId(),
                it.scope(),
                it.tenantId(),
                it.ownerId(),
                it.url(),
                it.eventTypes(),
                it.description(),
                true,
                null);
    }

    private static Kept changed(Kept kept, WebhookChanged it) {
        return new Kept(
                kept.webhookId(),
                kept.scope(),
                kept.tenantId(),
                kept.ownerId(),
                it.url(),
                it.eventTypes(),
                it.description(),
                it.enabled(),
                it.enabled() ? null : kept.disabledReason());
    }

    private static Kept disabled(Kept kept, WebhookDisabled it) {
        return new Kept(
                kept.webhookId(),
                kept.scope(),
                kept.tenantId(),
                kept.ownerId(),
                kept.url(),
                kept.eventTypes(),
                kept.description(),
                false,
                it.reason());
    }
}
