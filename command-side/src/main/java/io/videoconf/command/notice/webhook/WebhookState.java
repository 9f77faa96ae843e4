package io.videoconf.command.notice.webhook;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.WebhookDisabling;
import io.videoconf.api.notice.WebhookScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook after some number of facts. Written as JSON with a {@code kind}, in snapshots. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WebhookState.None.class, name = "none"),
    @JsonSubTypes.Type(value = WebhookState.Kept.class, name = "kept"),
    @JsonSubTypes.Type(value = WebhookState.Deleted.class, name = "deleted")
})
public sealed interface WebhookState {
    /** Where every fold begins. */
    static WebhookState initial() {
        return new None();
    }

    /** Never created. */
    record None() implements WebhookState {}

    /**
     * There is one.
     *
     * @param eventTypes null for all
     * @param disabledReason null while it is enabled, or when somebody disabled it on purpose
     */
    record Kept(
            WebhookId webhookId,
            WebhookScope scope,
            TenantId tenantId,
            UserId ownerId,
            @Personal(of = "ownerId") String url,
            @Nullable List<String> eventTypes,
            @Personal(of = "ownerId") @Nullable String description,
            boolean enabled,
            @Nullable WebhookDisabling disabledReason)
            implements WebhookState {}

    /** Removed. */
    record Deleted() implements WebhookState {}
}
