package io.videoconf.command.notice.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.WebhookDisabling;
import io.videoconf.api.notice.WebhookScope;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What may be done to a webhook, and by whom. */
class WebhooksTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final WebhookId WEBHOOK = WebhookId.fresh();
    private static final TenantId TENANT = TenantId.fresh();
    private static final Actor ADA = person(TENANT, TenantRole.MEMBER);
    private static final Actor ADMIN = person(TENANT, TenantRole.ADMIN);
    private static final Actor STRANGER = person(TenantId.fresh(), TenantRole.ADMIN);
    private static final Endpoints ROOM = new Endpoints(0, 2, false);
    private static final String URL = "https://hooks.example.com/a";
    private static final Secret SECRET = new Secret("whsec_" + "a".repeat(32));

    @Test
    void whoHasAnAccountHasWebhooksAndAdminsThoseOfTheTenant() {
        assertThat(create(ADA, WebhookScope.USER, URL, List.of("meeting_ended"), ROOM))
                .isEqualTo(Decision.accepted(new WebhookCreated(
                        WEBHOOK, WebhookScope.USER, TENANT, ADA.id(), URL, List.of("meeting_ended"), null, NOW)));
        assertThat(create(ADMIN, WebhookScope.TENANT, URL, List.of(), ROOM))
                .isEqualTo(Decision.accepted(
                        new WebhookCreated(WEBHOOK, WebhookScope.TENANT, TENANT, ADMIN.id(), URL, null, null, NOW)));
        assertThat(code(create(ADA, WebhookScope.TENANT, URL, null, ROOM)))
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        Actor guest = new Actor(ActorKind.GUEST, UserId.fresh(), TENANT, TenantRole.MEMBER, null);
        assertThat(code(create(guest, WebhookScope.USER, URL, null, ROOM)))
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void anAddressFactsAndNumbersHaveBounds() {
        assertThat(code(create(ADA, WebhookScope.USER, "http://127.0.0.1/", null, ROOM)))
                .isEqualTo(RefusalCode.VALIDATION_FAILED);
        assertThat(code(create(ADA, WebhookScope.USER, URL, List.of("nonsense"), ROOM)))
                .isEqualTo(RefusalCode.VALIDATION_FAILED);
        assertThat(code(create(ADA, WebhookScope.USER, URL, null, new Endpoints(2, 2, false))))
                .isEqualTo(RefusalCode.QUOTA_EXCEEDED);
        assertThat(code(Webhooks.create(
                        asked(ADA, new CreateWebhook(WEBHOOK, WebhookScope.USER, URL, null, null, SECRET)),
                        kept(WebhookScope.USER),
                        ROOM)))
                .isEqualTo(RefusalCode.INVALID_STATE);
    }

    @Test
    void onlyWhoManagesItChangesIt() {
        ChangeWebhook change = new ChangeWebhook(WEBHOOK, null, List.of(), "Mine", null);

        assertThat(Webhooks.change(asked(ADA, change), kept(WebhookScope.USER), ROOM))
                .isEqualTo(Decision.accepted(new WebhookChanged(WEBHOOK, ADA.id(), URL, null, "Mine", true, NOW)));
        assertThat(code(Webhooks.change(asked(ADMIN, change), kept(WebhookScope.USER), ROOM)))
                .isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(code(Webhooks.change(asked(STRANGER, change), kept(WebhookScope.TENANT), ROOM)))
                .isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(code(Webhooks.change(asked(ADA, change), kept(WebhookScope.TENANT), ROOM)))
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        assertThat(code(Webhooks.change(asked(ADA, change), WebhookState.initial(), ROOM)))
                .isEqualTo(RefusalCode.NOT_FOUND);
        ChangeWebhook nothing = new ChangeWebhook(WEBHOOK, URL, null, null, true);
        assertThat(Webhooks.change(asked(ADA, nothing), kept(WebhookScope.USER), ROOM))
                .isEqualTo(Decision.alreadySo());
    }

    @Test
    void videoConfGivesUpAndItsOwnerEnablesItAgain() {
        DisableWebhook disable = new DisableWebhook(WEBHOOK, WebhookDisabling.FAILING);
        assertThat(code(Webhooks.disable(asked(ADA, disable), kept(WebhookScope.USER))))
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);

        WebhookDisabled disabled = new WebhookDisabled(WEBHOOK, WebhookDisabling.FAILING, NOW);
        assertThat(Webhooks.disable(asked(Actor.SYSTEM, disable), kept(WebhookScope.USER)))
                .isEqualTo(Decision.accepted(disabled));
        WebhookState off = WebhookFold.evolve(kept(WebhookScope.USER), disabled);
        assertThat(Webhooks.disable(asked(Actor.SYSTEM, disable), off)).isEqualTo(Decision.alreadySo());

        WebhookChanged enabled = new WebhookChanged(WEBHOOK, ADA.id(), URL, null, null, true, NOW);
        assertThat(Webhooks.change(asked(ADA, new ChangeWebhook(WEBHOOK, null, null, null, true)), off, ROOM))
                .isEqualTo(Decision.accepted(enabled));
        assertThat(WebhookFold.evolve(off, enabled)).isEqualTo(kept(WebhookScope.USER));
    }

    @Test
    void aSecretIsInNoEventAndTheOldOneEndsLater() {
        assertThat(Webhooks.rotate(
                        asked(ADA, new RotateWebhookSecret(WEBHOOK, SECRET)),
                        kept(WebhookScope.USER),
                        Duration.ofHours(24)))
                .isEqualTo(Decision.accepted(new WebhookSecretRotated(WEBHOOK, NOW.plus(Duration.ofHours(24)), NOW)));
    }

    @Test
    void whatIsDeletedIsKnownToNobody() {
        WebhookDeleted deleted = new WebhookDeleted(WEBHOOK, NOW);
        assertThat(Webhooks.delete(asked(ADA, new DeleteWebhook(WEBHOOK)), kept(WebhookScope.USER)))
                .isEqualTo(Decision.accepted(deleted));
        WebhookState gone = WebhookFold.evolve(kept(WebhookScope.USER), deleted);
        assertThat(code(Webhooks.delete(asked(ADA, new DeleteWebhook(WEBHOOK)), gone)))
                .isEqualTo(RefusalCode.NOT_FOUND);
    }

    private static Decision<WebhookEvent> create(
            Actor actor, WebhookScope scope, String url, @Nullable List<String> types, Endpoints endpoints) {
        return Webhooks.create(
                asked(actor, new CreateWebhook(WEBHOOK, scope, url, types, null, SECRET)),
                WebhookState.initial(),
                endpoints);
    }

    private static WebhookState kept(WebhookScope scope) {
        return WebhookFold.evolve(
                WebhookState.initial(), new WebhookCreated(WEBHOOK, scope, TENANT, ADA.id(), URL, null, null, NOW));
    }

    private static @Nullable RefusalCode code(Decision<WebhookEvent> decision) {
        return switch (decision) {
            case Decision.Refused<WebhookEvent>(var refusal) -> refusal.code();
            case Decision.Accepted<WebhookEvent> _ -> null;
        };
    }

    private static <C> Asked<C> asked(Actor actor, C command) {
        return new Asked<>(command, new Origin(actor, "req_1", Door.REST, AddressClass.LOOPBACK, 1), NOW);
    }

    private static Actor person(TenantId tenant, TenantRole role) {
        return new Actor(ActorKind.USER, UserId.fresh(), tenant, role, null);
    }
}
