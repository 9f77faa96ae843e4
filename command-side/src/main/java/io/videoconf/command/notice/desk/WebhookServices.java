package io.videoconf.command.notice.desk;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.notice.commands.CreateWebhook;
import io.videoconf.api.notice.commands.PingWebhook;
import io.videoconf.api.notice.commands.RedeliverWebhook;
import io.videoconf.api.notice.commands.ReplayWebhook;
import io.videoconf.api.notice.events.WebhookChanged;
import io.videoconf.api.notice.events.WebhookCreated;
import io.videoconf.api.notice.events.WebhookDeleted;
import io.videoconf.api.notice.events.WebhookDisabled;
import io.videoconf.api.notice.events.WebhookEvent;
import io.videoconf.api.notice.events.WebhookSecretRotated;
import io.videoconf.api.notice.views.ReplayView;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.notice.delivery.Deliveries;
import io.videoconf.command.notice.delivery.EndpointRows;
import io.videoconf.command.notice.delivery.Replays;
import io.videoconf.command.notice.delivery.Signatures;
import io.videoconf.command.notice.delivery.WebhookSettings;
import io.videoconf.command.notice.webhook.Endpoints;
import io.videoconf.command.notice.webhook.Managing;
import io.videoconf.command.notice.webhook.WebhookState;
import io.videoconf.command.platform.RefusedException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a webhook needs that is not pure: its row, its secrets, its deliveries. All in the command's transaction. */
@Component
final class WebhookServices {
    private final EndpointRows rows;
    private final Deliveries deliveries;
    private final Replays replays;
    private final WebhookSettings settings;

    WebhookServices(EndpointRows rows, Deliveries deliveries, Replays replays, WebhookSettings settings) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.replays = replays;
        this.settings = settings;
    }

    /** With how many the actor has. */
    Endpoints endpoints(Asked<CreateWebhook> asked) {
        Actor actor = asked.actor();
        long kept = rows.count(asked.command().scope(), actor.tenant(), actor.id());
        return new Endpoints(kept, settings.most(), settings.allowLoopback());
    }

    Endpoints endpoints() {
        return new Endpoints(0, settings.most(), settings.allowLoopback());
    }

    Duration secretOverlap() {
        return settings.secretOverlap();
    }

    /** What cannot be signed with is refused. */
    Decision<WebhookEvent> checked(Decision<WebhookEvent> decision, Secret secret) {
        return switch (decision) {
            case Decision.Refused<WebhookEvent> refused -> refused;
            case Decision.Accepted<WebhookEvent> accepted ->
                Signatures.isSecret(secret)
                        ? accepted
                        : Decision.refused(Refusal.of(RefusalCode.VALIDATION_FAILED, "SecretsCanBeSignedWith")
                                .with("fields", Map.of("secret", "must be whsec_ and 24 to 64 bytes in base64")));
        };
    }

    /** Only where something is delivered can something be asked to be. */
    Decision<WebhookEvent> delivering(boolean enabled) {
        return enabled
                ? Decision.alreadySo()
                : Decision.refused(RefusalCode.INVALID_STATE, "OnlyEnabledWebhooksDeliver");
    }

    void take(WebhookEvent event, long version, @Nullable Secret secret) {
        rows.take(event, version, secret);
        switch (event) {
            case WebhookChanged it -> {
                if (!it.enabled()) {
                    deliveries.cancel(it.webhookId());
                }
            }
            case WebhookDisabled it -> deliveries.cancel(it.webhookId());
            // Its deliveries are gone with it.
            case WebhookDeleted _, WebhookCreated _, WebhookSecretRotated _ -> {}
        }
    }

    void ping(PingWebhook command) {
        deliveries.ping(command.webhookId(), command.deliveryId());
    }

    void redeliver(RedeliverWebhook command) {
        if (!deliveries.again(command.webhookId(), command.deliveryId())) {
            throw new RefusedException(Managing.unknown());
        }
    }

    ReplayView replay(ReplayWebhook command, WebhookState state, Receipt receipt) {
        if (!(state instanceof WebhookState.Kept kept)) {
            throw new RefusedException(Managing.unknown(), receipt.stream());
        }
        if (command.afterSequence() < 0) {
            throw new RefusedException(Refusal.of(RefusalCode.VALIDATION_FAILED, "SequencesCountFromOne")
                    .with("fields", Map.of("after_sequence", "must not be negative")));
        }
        return replays.replay(
                        kept.webhookId(),
                        kept.scope(),
                        kept.tenantId(),
                        kept.ownerId(),
                        kept.eventTypes(),
                        command.meetingId(),
                        command.afterSequence())
                .orElseThrow(() -> new RefusedException(
                        Refusal.of(RefusalCode.MEETING_NOT_FOUND, "OnlyMeetingsThatAreSeenAreReplayed")));
    }
}
