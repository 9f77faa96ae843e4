package io.videoconf.command.notice;

import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.DeliveryId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.ChatMessage;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.SendChatMessage;
import io.videoconf.api.notice.WebhookScope;
import io.videoconf.api.notice.commands.CreateWebhook;
import io.videoconf.api.notice.queries.FindWebhook;
import io.videoconf.api.notice.queries.FindWebhookDelivery;
import io.videoconf.api.notice.queries.ListWebhookDeliveries;
import io.videoconf.api.notice.views.DeliveryView;
import io.videoconf.api.notice.views.WebhookView;
import io.videoconf.command.CommandSide;
import io.videoconf.command.notice.delivery.Receiver;
import io.videoconf.command.notice.delivery.Receiver.Message;
import io.videoconf.command.platform.CommandSideUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A command side whose webhooks lead to an endpoint of the test's. */
abstract class WebhooksUnderTest {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    static final AtomicInteger PATHS = new AtomicInteger();
    static final Receiver RECEIVER = new Receiver();
    static CommandSideUnderTest side;
    final String path = "/" + PATHS.incrementAndGet();

    @BeforeAll
    static void start() {
        side = CommandSideUnderTest.with(
                CommandSide.class,
                "--videoconf.notices.webhooks.allow-loopback=true",
                "--videoconf.notices.webhooks.retries=50ms,100ms,1h",
                "--videoconf.notices.webhooks.order-patience=1h",
                "--videoconf.notices.webhooks.look=20ms");
    }

    @AfterAll
    static void stop() {
        side.close();
        RECEIVER.close();
    }

    @BeforeEach
    void takeEverything() {
        RECEIVER.answer = _ -> 204;
    }

    WebhookId create(Actor owner, WebhookScope scope, @Nullable List<String> types) {
        WebhookId webhook = WebhookId.fresh();
        side.send(
                new CreateWebhook(webhook, scope, RECEIVER.url(path), types, null, SECRET),
                owner,
                Map.of(),
                Receipt.class);
        return webhook;
    }

    List<Message> arrived(int many) {
        await().atMost(PATIENCE).until(() -> RECEIVER.at(path).size() >= many);
        return RECEIVER.at(path);
    }

    static WebhookView find(WebhookId webhook) {
        return ask(new FindWebhook(webhook, side.owner()), WebhookView.class);
    }

    static DeliveryView find(WebhookId webhook, DeliveryId delivery) {
        return ask(new FindWebhookDelivery(webhook, delivery, side.owner()), DeliveryView.class);
    }

    static List<DeliveryView> log(WebhookId webhook) {
        return ask(
                        new ListWebhookDeliveries(webhook, null, side.owner(), new Page(20, 0, null)),
                        io.videoconf.api.kernel.Listing.class)
                .rows()
                .stream()
                .map(DeliveryView.class::cast)
                .toList();
    }

    static <R> R ask(Object query, Class<R> answer) {
        return side.part(QueryGateway.class)
                .query(query, ResponseTypes.instanceOf(answer))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    static Actor person(io.videoconf.api.kernel.TenantId tenant, TenantRole role) {
        return new Actor(ActorKind.USER, UserId.fresh(), tenant, role, null);
    }

    static ParticipantId join(MeetingId meeting, Actor who) {
        side.send(
                new JoinMeeting(
                        meeting,
                        ParticipantId.fresh(),
                        ConnectionId.fresh(),
                        new Introduction("Somebody", null, null),
                        null,
                        null,
                        new Capabilities(true, true, true)),
                who,
                Map.of(),
                Receipt.class);
        return new ParticipantId(side.jdbc()
                .sql("select convert_from(payload, 'UTF8')::json->>'participant_id' from domain_event"
                        + " where aggregate_identifier = ? and payload_type = 'ParticipantJoined'"
                        + " order by global_index desc limit 1")
                .param(meeting.value())
                .query(String.class)
                .single());
    }

    static void say(MeetingId meeting, String words, @Nullable ParticipantId to) {
        side.send(new SendChatMessage(
                meeting, new ChatMessage(MessageId.fresh(), ChatMessageType.TEXT, words, null, to)));
    }
}
