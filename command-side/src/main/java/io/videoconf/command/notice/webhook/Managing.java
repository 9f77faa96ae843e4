package io.videoconf.command.notice.webhook;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.notice.WebhookScope;
import org.jspecify.annotations.Nullable;

/** Who may do anything with a webhook, or know of it: its owner; of a tenant's, the tenant's administrators. */
public final class Managing {
    private Managing() {}

    /** The refusal of who may not; null for who may. */
    public static @Nullable Refusal broken(Actor actor, WebhookScope scope, TenantId tenant, UserId owner) {
        if (actor.isSystem()) {
            return null;
        }
        if (isVisitor(actor) || !actor.tenant().equals(tenant)) {
            return unknown();
        }
        return switch (scope) {
            case USER -> actor.id().equals(owner) ? null : unknown();
            case TENANT ->
                actor.role() == TenantRole.ADMIN
                        ? null
                        : Refusal.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyAdminsManageTheTenantsWebhooks");
        };
    }

    /** The refusal of who may not have one at all; null for who may. */
    static @Nullable Refusal brokenForNew(Actor actor, WebhookScope scope) {
        if (isVisitor(actor)) {
            return Refusal.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyAccountsHaveWebhooks");
        }
        return broken(actor, scope, actor.tenant(), actor.id());
    }

    /** There is none, or not for you. */
    public static Refusal unknown() {
        return Refusal.of(RefusalCode.NOT_FOUND, "WebhooksAreKnownToWhoManagesThem");
    }

    private static boolean isVisitor(Actor actor) {
        return switch (actor.kind()) {
            case USER, SERVICE, SYSTEM -> false;
            case GUEST -> true;
        };
    }
}
