package io.videoconf.command.notice;

import static io.videoconf.command.notice.ClockThatIsMoved.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.DeliveryId;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.api.notice.DeliveryState;
import io.videoconf.api.notice.WebhookDisabling;
import io.videoconf.api.notice.WebhookScope;
import io.videoconf.api.notice.commands.ChangeWebhook;
import io.videoconf.api.notice.commands.CreateWebhook;
import io.videoconf.api.notice.commands.PingWebhook;
import io.videoconf.api.notice.commands.ReplayWebhook;
import io.videoconf.api.notice.queries.FindWebhook;
import io.videoconf.api.notice.queries.FindWebhookDelivery;
import io.videoconf.api.notice.queries.ListWebhookDeliveries;
import io.videoconf.api.notice.views.DeliveryView;
import io.videoconf.api.notice.views.ReplayView;
import io.videoconf.api.notice.views.WebhookView;
import io.videoconf.command.notice.delivery.Receiver;
import io.videoconf.command.notice.delivery.Receiver.Message;
import io.videoconf.command.platform.CommandSideUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The days over which a delivery is tried, to their end, as it is set where nobody sets anything: by a clock that is moved. */
class WebhookDaysIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String OTHERS = "/others";
    /** Those of Standard Webhooks. */
    private static final List<Duration> RESTS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static Receiver receiver;
    private static CommandSideUnderTest side;
    private static WebhookId others;

    @BeforeAll
    static void start() {
        receiver = new Receiver();
        side = CommandSideUnderTest.with(
                ClockThatIsMoved.class,
                "--videoconf.notices.webhooks.allow-loopback=true",
                "--videoconf.notices.webhooks.look=20ms");
        others = create(OTHERS, List.of());
    }

    @AfterAll
    static void stop() {
        side.close();
        receiver.close();
    }

    @Test
    void aDeliveryIsTriedAtItsTimesOverDaysAndRestartsAndThenNoMore() {
        String path = "/never";
        receiver.answer = message -> message.path().equals(path) ? 503 : 204;
        Instant first = CLOCK.instant();
        WebhookId webhook = create(path, List.of("meeting_locked"));
        MeetingId meeting = locked();
        DeliveryId delivery = tried(webhook, 1).deliveryId();

        for (int attempt = 1; attempt <= RESTS.size(); attempt++) {
            DeliveryView waiting = tried(webhook, attempt);
            Instant due = dueAfter(RESTS.get(attempt - 1), waiting);
            if (attempt == 5) {
                side.restart(() -> {});
            }
            CLOCK.moveTo(due.minusMillis(1));
            awaitRound();
            assertThat(find(webhook, delivery)).as("before its time").isEqualTo(waiting);
            if (attempt == 7) {
                side.restart(() -> CLOCK.moveTo(due)); // it is due while nobody is there
            }
            CLOCK.moveTo(due);
        }

        DeliveryView last = awaitDelivery(webhook, it -> it.state() == DeliveryState.FAILED);
        assertThat(last.attempts()).isEqualTo(RESTS.size() + 1);
        assertThat(last.nextAttemptAt()).isNull();
        assertThat(last.problem()).isEqualTo("answered 503");
        assertThat(Duration.between(first, CLOCK.instant())).isGreaterThan(Duration.ofHours(68));
        assertThat(log(webhook, DeliveryState.FAILED)).containsExactly(last);
        assertThat(log(webhook, DeliveryState.WAITING)).isEmpty();
        assertThat(find(webhook).enabled()).isTrue();
        assertThat(find(webhook).failingSince()).isEqualTo(first);

        CLOCK.advance(Duration.ofDays(20));
        awaitRound();
        assertThat(find(webhook, delivery)).isEqualTo(last);
        assertThat(receiver.at(path)).hasSize(RESTS.size() + 1);

        receiver.answer = _ -> 204;
        assertThat(replay(webhook, meeting).deliveries()).isOne();
        DeliveryView taken = awaitDelivery(webhook, it -> it.state() == DeliveryState.DELIVERED);
        assertThat(taken.deliveryId()).isEqualTo(delivery);
        assertThat(taken.problem()).isNull();
        assertThat(receiver.at(path))
                .hasSize(RESTS.size() + 2)
                .extracting(Message::id)
                .containsOnly(last.messageId());
        // Said of the delivery first, and of the endpoint then.
        await().atMost(PATIENCE).until(() -> find(webhook).failingSince() == null);
    }

    @Test
    void anEndpointThatTakesNothingForDaysIsDisabledAndIsTakenThroughWhatItMissedOnceItIsEnabled() {
        String path = "/long";
        receiver.answer = message -> message.path().equals(path) ? 503 : 204;
        Instant first = CLOCK.instant();
        WebhookId webhook = create(path, List.of("meeting_locked", "meeting_unlocked"));
        MeetingId meeting = locked();
        tried(webhook, 1);

        CLOCK.moveTo(first.plus(Duration.ofDays(5)).minusMillis(1));
        DeliveryView waiting = tried(webhook, 2);
        assertThat(find(webhook).enabled()).as("not five days yet").isTrue();
        CLOCK.moveTo(dueAfter(RESTS.get(1), waiting));

        DeliveryView cancelled = awaitDelivery(webhook, it -> it.state() == DeliveryState.CANCELLED);
        assertThat(cancelled.attempts()).isEqualTo(3);
        assertThat(cancelled.nextAttemptAt()).isNull();
        assertThat(find(webhook).enabled()).isFalse();
        assertThat(find(webhook).disabledReason()).isEqualTo(WebhookDisabling.FAILING);
        side.send(new UnlockMeeting(meeting));
        CLOCK.advance(Duration.ofDays(2));
        awaitRound();
        assertThat(receiver.at(path)).hasSize(3);

        receiver.answer = _ -> 204;
        side.send(new ChangeWebhook(webhook, null, null, null, true));
        assertThat(replay(webhook, meeting).deliveries()).isEqualTo(2);
        await().atMost(PATIENCE).until(() -> receiver.at(path).size() == 5);
        assertThat(receiver.at(path).subList(3, 5))
                .extracting(Message::type)
                .containsExactly("meeting_locked", "meeting_unlocked");
        assertThat(receiver.at(path).get(3).id()).isEqualTo(cancelled.messageId());
        // Said of the delivery first, and of the endpoint then.
        await().atMost(PATIENCE).until(() -> find(webhook).failingSince() == null);
    }

    /** The next attempt is planned a rest after this one, give or take a tenth. */
    private static Instant dueAfter(Duration rest, DeliveryView waiting) {
        Instant due = waiting.nextAttemptAt();
        assertThat(waiting.lastAttemptAt()).isEqualTo(CLOCK.instant());
        assertThat(waiting.responseStatus()).isEqualTo(503);
        assertThat(due)
                .isNotNull()
                .isBetween(
                        CLOCK.instant().plusMillis(rest.toMillis() * 9 / 10),
                        CLOCK.instant().plusMillis(rest.toMillis() * 11 / 10));
        return due == null ? Instant.MAX : due;
    }

    /** All that was due before has been taken: of what is due at the same time nothing is taken without the other. */
    private static void awaitRound() {
        DeliveryId ping = DeliveryId.fresh();
        side.send(new PingWebhook(others, ping));
        await().atMost(PATIENCE).until(() -> find(others, ping).state() == DeliveryState.DELIVERED);
    }

    /** A meeting whose third fact is that it was locked. */
    private static MeetingId locked() {
        MeetingId meeting = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        side.send(new LockMeeting(meeting));
        return meeting;
    }

    private static ReplayView replay(WebhookId webhook, MeetingId meeting) {
        return side.send(new ReplayWebhook(webhook, meeting, 2), side.owner(), Map.of(), ReplayView.class);
    }

    private static DeliveryView tried(WebhookId webhook, int times) {
        return awaitDelivery(webhook, it -> it.attempts() == times && it.state() == DeliveryState.WAITING);
    }

    /** The webhook's one delivery, once it is so. */
    private static DeliveryView awaitDelivery(WebhookId webhook, Predicate<DeliveryView> so) {
        return await().atMost(PATIENCE)
                .until(() -> log(webhook, null), log -> log.size() == 1 && so.test(log.getFirst()))
                .getFirst();
    }

    private static WebhookId create(String path, List<String> types) {
        WebhookId webhook = WebhookId.fresh();
        side.send(new CreateWebhook(webhook, WebhookScope.USER, receiver.url(path), types, null, SECRET));
        return webhook;
    }

    private static WebhookView find(WebhookId webhook) {
        return ask(new FindWebhook(webhook, side.owner()), WebhookView.class);
    }

    private static DeliveryView find(WebhookId webhook, DeliveryId delivery) {
        return ask(new FindWebhookDelivery(webhook, delivery, side.owner()), DeliveryView.class);
    }

    private static List<DeliveryView> log(WebhookId webhook, @Nullable DeliveryState state) {
        ListWebhookDeliveries all = new ListWebhookDeliveries(webhook, state, side.owner(), new Page(20, 0, null));
        return ask(all, Listing.class).rows().stream()
                .map(DeliveryView.class::cast)
                .toList();
    }

    private static <R> R ask(Object query, Class<R> answer) {
        return side.part(QueryGateway.class)
                .query(query, ResponseTypes.instanceOf(answer))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
