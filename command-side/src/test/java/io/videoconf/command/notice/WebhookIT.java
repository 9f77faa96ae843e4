package io.videoconf.command.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.DeliveryId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.api.notice.DeliveryState;
import io.videoconf.api.notice.WebhookDisabling;
import io.videoconf.api.notice.WebhookScope;
import io.videoconf.api.notice.commands.ChangeWebhook;
import io.videoconf.api.notice.commands.CreateWebhook;
import io.videoconf.api.notice.commands.PingWebhook;
import io.videoconf.api.notice.commands.RedeliverWebhook;
import io.videoconf.api.notice.commands.ReplayWebhook;
import io.videoconf.api.notice.commands.RotateWebhookSecret;
import io.videoconf.api.notice.queries.FindWebhook;
import io.videoconf.api.notice.queries.ListWebhooks;
import io.videoconf.api.notice.views.DeliveryView;
import io.videoconf.api.notice.views.ReplayView;
import io.videoconf.api.notice.views.WebhookView;
import io.videoconf.command.notice.delivery.Receiver.Message;
import io.videoconf.command.platform.CommandSideUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

/** From a fact to somebody's endpoint, over real HTTP, on a real PostgreSQL. */
class WebhookIT extends WebhooksUnderTest {
    @Test
    void factsArriveSignedInOrderAndOnce() {
        create(side.owner(), WebhookScope.USER, null);
        MeetingId meeting = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        side.send(new LockMeeting(meeting));
        side.send(new UnlockMeeting(meeting));

        List<Message> messages = arrived(4);

        assertThat(messages)
                .extracting(Message::type)
                .containsExactly("meeting_scheduled", "meeting_started", "meeting_locked", "meeting_unlocked");
        messages.forEach(message -> assertThatCode(
                        () -> new Webhook(SECRET.value()).verify(message.body(), message.headers()))
                .doesNotThrowAnyException());
        assertThat(messages).extracting(Message::id).doesNotHaveDuplicates();
        assertThat(messages.get(2).json().at("/data/sequence").asLong()).isEqualTo(3);
        assertThat(messages.get(2).json().at("/data/previous_sequence").asLong())
                .isEqualTo(2);
        assertThat(messages.get(0).json().at("/data/meeting_id").asString("")).isEqualTo(meeting.value());
        assertThat(messages.get(0).json().at("/data/actor_id").asString(""))
                .isEqualTo(side.owner().id().value());
        assertThat(messages.get(0).body()).doesNotContain("password_hash");
    }

    @Test
    void whatFailsIsTriedAgainUnderTheSameIdAndLaterFactsWait() {
        AtomicInteger failures = new AtomicInteger(2);
        RECEIVER.answer = message ->
                message.path().equals(path) && message.type().equals("meeting_locked") && failures.getAndDecrement() > 0
                        ? 503
                        : 200;
        WebhookId webhook = create(side.owner(), WebhookScope.USER, List.of("meeting_locked", "meeting_unlocked"));
        MeetingId meeting = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        side.send(new LockMeeting(meeting));
        side.send(new UnlockMeeting(meeting));

        assertThat(arrived(4))
                .extracting(Message::type)
                .containsExactly("meeting_locked", "meeting_locked", "meeting_locked", "meeting_unlocked");
        assertThat(arrived(4).subList(0, 3))
                .extracting(Message::id)
                .containsOnly(arrived(4).get(0).id());
        await().atMost(PATIENCE)
                .until(() -> log(webhook).stream().allMatch(it -> it.state() == DeliveryState.DELIVERED));
        assertThat(log(webhook)).extracting(DeliveryView::attempts).containsExactly(1, 3);
        assertThat(log(webhook)).extracting(DeliveryView::responseStatus).containsOnly(200);
    }

    @Test
    void redirectsAreNotFollowedAndWhatIsNeverTakenCanBeAskedForAgain() {
        RECEIVER.answer = _ -> 302;
        WebhookId webhook = create(side.owner(), WebhookScope.USER, List.of());
        DeliveryId ping = DeliveryId.fresh();
        side.send(new PingWebhook(webhook, ping));
        await().atMost(PATIENCE).until(() -> find(webhook, ping).attempts() == 3);

        assertThat(RECEIVER.at("/elsewhere")).isEmpty();
        assertThat(find(webhook, ping).problem()).isEqualTo("answered 302");
        assertThat(find(webhook, ping).nextAttemptAt()).isAfter(Instant.now().plus(Duration.ofMinutes(50)));

        RECEIVER.answer = _ -> 200;
        side.send(new RedeliverWebhook(webhook, ping));
        await().atMost(PATIENCE).until(() -> find(webhook, ping).state() == DeliveryState.DELIVERED);
        assertThat(arrived(4)).extracting(Message::id).containsOnly("msg_" + ping);
    }

    @Test
    void anEndpointThatIsGoneIsDisabledUntilItIsEnabledAgain() {
        RECEIVER.answer = _ -> 410;
        WebhookId webhook = create(side.owner(), WebhookScope.USER, null);
        side.send(new PingWebhook(webhook, DeliveryId.fresh()));
        await().atMost(PATIENCE).until(() -> !find(webhook).enabled());

        assertThat(find(webhook).disabledReason()).isEqualTo(WebhookDisabling.GONE);
        assertThat(side.count("domain_event where payload_type = 'WebhookDisabled' and aggregate_identifier = '"
                        + webhook + "'"))
                .isOne();
        assertThatThrownBy(() -> side.send(new PingWebhook(webhook, DeliveryId.fresh())))
                .hasMessageContaining("OnlyEnabledWebhooksDeliver");

        RECEIVER.answer = _ -> 200;
        side.send(new ChangeWebhook(webhook, null, null, null, true));
        side.send(new PingWebhook(webhook, DeliveryId.fresh()));
        assertThat(arrived(2).getLast().type()).isEqualTo("ping");
        assertThat(find(webhook).disabledReason()).isNull();
    }

    @Test
    void bothSecretsSignWhileOneTakesTheOthersPlace() {
        Secret next = new Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
        WebhookId webhook = create(side.owner(), WebhookScope.USER, null);
        side.send(new RotateWebhookSecret(webhook, next));
        side.send(new PingWebhook(webhook, DeliveryId.fresh()));

        Message message = arrived(1).getFirst();
        for (Secret secret : List.of(SECRET, next)) {
            assertThatCode(() -> new Webhook(secret.value()).verify(message.body(), message.headers()))
                    .doesNotThrowAnyException();
        }
        assertThat(side.count("domain_event where convert_from(payload, 'UTF8') like '%whsec%'"))
                .isZero();
    }

    @Test
    void privateWordsReachNobodyElsesEndpoint() {
        Actor admin = person(side.owner().tenant(), TenantRole.ADMIN);
        create(admin, WebhookScope.TENANT, List.of("chat_message_sent"));
        MeetingId meeting = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        ParticipantId kim = join(meeting, person(side.owner().tenant(), TenantRole.MEMBER));
        join(meeting, side.owner());
        say(meeting, "for Kim only", kim);
        say(meeting, "for everybody", null);

        List<Message> messages = arrived(1);
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().body()).contains("for everybody");
        assertThat(side.count("webhook_delivery d join webhook_endpoint e using (webhook_id) where e.url like '%" + path
                        + "' and d.meeting_id = '" + meeting + "'"))
                .isOne();
    }

    @Test
    void replayGoesBackToAnySequence() {
        MeetingId meeting = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        side.send(new LockMeeting(meeting));
        side.send(new UnlockMeeting(meeting));
        WebhookId webhook = create(side.owner(), WebhookScope.USER, null);

        ReplayView replay = side.send(new ReplayWebhook(webhook, meeting, 2), side.owner(), Map.of(), ReplayView.class);
        assertThat(replay).isEqualTo(new ReplayView(2, 4, false));
        List<Message> first = arrived(2);
        assertThat(first).extracting(Message::type).containsExactly("meeting_locked", "meeting_unlocked");
        assertThat(first.getFirst().json().at("/data/previous_sequence").asLong())
                .isEqualTo(2);

        side.send(new ReplayWebhook(webhook, meeting, 3), side.owner(), Map.of(), ReplayView.class);
        assertThat(arrived(3).getLast().id()).isEqualTo(first.getLast().id());
        assertThat(arrived(3).getLast().body()).isEqualTo(first.getLast().body());

        Actor stranger = person(io.videoconf.api.kernel.TenantId.fresh(), TenantRole.MEMBER);
        WebhookId others = create(stranger, WebhookScope.USER, null);
        assertThatThrownBy(() -> side.send(new ReplayWebhook(others, meeting, 0), stranger, Map.of(), ReplayView.class))
                .hasMessageContaining("MEETING_NOT_FOUND");
    }

    @Test
    void othersDoNotKnowOfIt() {
        WebhookId webhook = create(side.owner(), WebhookScope.USER, null);
        Actor colleague = person(side.owner().tenant(), TenantRole.ADMIN);

        assertThatThrownBy(() -> side.send(
                        new ChangeWebhook(webhook, null, null, null, false), colleague, Map.of(), Receipt.class))
                .hasMessageContaining("NOT_FOUND");
        assertThatThrownBy(() -> ask(new FindWebhook(webhook, colleague), WebhookView.class))
                .hasMessageContaining("nothing at this address");
        assertThatThrownBy(() -> side.send(
                        new CreateWebhook(
                                WebhookId.fresh(), WebhookScope.TENANT, RECEIVER.url(path), null, null, SECRET),
                        side.owner(),
                        Map.of(),
                        Receipt.class))
                .hasMessageContaining("OnlyAdminsManageTheTenantsWebhooks");
        assertThat(ask(new ListWebhooks(colleague, new Page(20, 0, null)), io.videoconf.api.kernel.Listing.class)
                        .totalCount())
                .isZero();
    }

    @Test
    void whoIsGoneHasNoWebhooks() {
        Actor leaver = person(side.owner().tenant(), TenantRole.MEMBER);
        WebhookId webhook = create(leaver, WebhookScope.USER, null);
        side.part(EventBus.class)
                .publish(GenericEventMessage.asEventMessage(new UserDeleted(leaver.id(), Instant.now())));

        await().atMost(PATIENCE).until(() -> side.count("webhook_endpoint where webhook_id = '" + webhook + "'") == 0);
    }
}
