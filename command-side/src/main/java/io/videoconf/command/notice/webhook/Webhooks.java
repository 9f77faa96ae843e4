package io.videoconf.command.notice.webhook;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.notice.commands.ChangeWebhook;
import io.videoconf.api.notice.commands.CreateWebhook;
import io.videoconf.api.notice.commands.DeleteWebhook;
import io.videoconf.api.notice.commands.DisableWebhook;
import io.videoconf.api.notice.commands.RotateWebhookSecret;
import io.videoconf.api.notice.events.WebhookChanged;
import io.videoconf.api.notice.events.WebhookCreated;
import io.videoconf.api.notice.events.WebhookDeleted;
import io.videoconf.api.notice.events.WebhookDisabled;
import io.videoconf.api.notice.events.WebhookEvent;
import io.videoconf.api.notice.events.WebhookSecretRotated;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.notice.webhook.WebhookState.Deleted;
import io.videoconf.command.notice.webhook.WebhookState.Kept;
import io.videoconf.command.notice.webhook.WebhookState.None;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a webhook. Secrets are no part of it: they are in no event. */
public final class Webhooks {
    private static final int LONGEST_DESCRIPTION = 500;

    private Webhooks() {}

    /** An endpoint is told of facts from now on. */
    public static Decision<WebhookEvent> create(Asked<CreateWebhook> asked, WebhookState state, Endpoints endpoints) {
        CreateWebhook command = asked.command();
        return switch (state) {
            case Kept _, Deleted _ -> Decision.refused(RefusalCode.INVALID_STATE, "AWebhookIsCreatedOnce");
            case None _ -> {
                Refusal refusal = Managing.brokenForNew(asked.actor(), command.scope());
                refusal = refusal != null
                        ? refusal
                        : wrong(command.url(), command.eventTypes(), command.description(), endpoints);
                if (refusal == null && endpoints.kept() >= endpoints.most()) {
                    refusal = Refusal.of(RefusalCode.QUOTA_EXCEEDED, "WebhooksAreLimitedInNumber")
                            .with("limit", endpoints.most());
                }
                yield refusal != null ? Decision.refused(refusal) : Decision.accepted(created(asked));
            }
        };
    }

    /** Another address, other facts, other words; enabled again, or not for now. */
    public static Decision<WebhookEvent> change(Asked<ChangeWebhook> asked, WebhookState state, Endpoints endpoints) {
        ChangeWebhook command = asked.command();
        return managed(asked, state, kept -> {
            WebhookChanged changed = new WebhookChanged(
                    kept.webhookId(),
                    kept.ownerId(),
                    command.url() == null ? kept.url() : command.url(),
                    command.eventTypes() == null ? kept.eventTypes() : allIfNone(command.eventTypes()),
                    command.description() == null
                            ? kept.description()
                            : command.description().strip(),
                    command.enabled() == null ? kept.enabled() : command.enabled(),
                    asked.at());
            Refusal refusal = wrong(changed.url(), changed.eventTypes(), changed.description(), endpoints);
            if (refusal != null) {
                return Decision.refused(refusal);
            }
            return isSame(kept, changed) ? Decision.alreadySo() : Decision.accepted(changed);
        });
    }

    /**
     * Deliveries are signed with another secret.
     *
     * @param overlap how long with the old one as well
     */
    public static Decision<WebhookEvent> rotate(
            Asked<RotateWebhookSecret> asked, WebhookState state, Duration overlap) {
        return managed(
                asked,
                state,
                kept -> Decision.accepted(
                        new WebhookSecretRotated(kept.webhookId(), asked.at().plus(overlap), asked.at())));
    }

    /** VideoConf gives up on an endpoint. */
    public static Decision<WebhookEvent> disable(Asked<DisableWebhook> asked, WebhookState state) {
        if (!asked.actor().isSystem()) {
            return Decision.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyVideoConfGivesUp");
        }
        return switch (state) {
            case None _, Deleted _ -> Decision.alreadySo();
            case Kept kept ->
                kept.enabled()
                        ? Decision.accepted(new WebhookDisabled(
                                kept.webhookId(), asked.command().reason(), asked.at()))
                        : Decision.alreadySo();
        };
    }

    /** It is no more. */
    public static Decision<WebhookEvent> delete(Asked<DeleteWebhook> asked, WebhookState state) {
        return managed(asked, state, kept -> Decision.accepted(new WebhookDeleted(kept.webhookId(), asked.at())));
    }

    /** What only who manages it may ask, of a webhook that there is. */
    public static Decision<WebhookEvent> managed(
            Asked<?> asked, WebhookState state, Function<Kept, Decision<WebhookEvent>> allowed) {
        return switch (state) {
            case None _, Deleted _ -> Decision.refused(Managing.unknown());
            case Kept kept -> {
                Refusal refusal = Managing.broken(asked.actor(), kept.scope(), kept.tenantId(), kept.ownerId());
                yield refusal != null ? Decision.refused(refusal) : allowed.apply(kept);
            }
        };
    }

    private static WebhookCreated created(Asked<CreateWebhook> asked) {
        CreateWebhook command = asked.command();
        String description = command.description();
        return new WebhookCreated(
                command.webhookId(),
                command.scope(),
                asked.actor().tenant(),
                asked.actor().id(),
                command.url(),
                allIfNone(command.eventTypes()),
                description == null ? null : description.strip(),
                asked.at());
    }

    private static @Nullable Refusal wrong(
            String url, @Nullable List<String> types, @Nullable String description, Endpoints endpoints) {
        Map<String, String> fields = new LinkedHashMap<>();
        String wrongUrl = EndpointUrl.wrong(url, endpoints.loopbackAllowed());
        if (wrongUrl != null) {
            fields.put("url", wrongUrl);
        }
        if (types != null && !types.stream().allMatch(FactTypes::knows)) {
            fields.put("event_types", "must be names of facts, such as participant_joined");
        }
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            fields.put("description", "must have at most " + LONGEST_DESCRIPTION + " characters");
        }
        return fields.isEmpty()
                ? null
                : Refusal.of(RefusalCode.VALIDATION_FAILED, "WebhooksHaveAnAddress")
                        .with("fields", Map.copyOf(fields));
    }

    private static boolean isSame(Kept kept, WebhookChanged changed) {
        return kept.url().equals(changed.url())
                && Objects.equals(kept.eventTypes(), changed.eventTypes())
                && Objects.equals(kept.description(), changed.description())
                && kept.enabled() == changed.enabled();
    }

    private static @Nullable List<String> allIfNone(@Nullable List<String> types) {
        return types == null || types.isEmpty()
                ? null
                : types.stream().distinct().toList();
    }
}
