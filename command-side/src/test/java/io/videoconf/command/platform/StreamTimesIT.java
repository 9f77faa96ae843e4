package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.commands.LogIn;
import io.videoconf.api.account.commands.LogOut;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.commands.ReinstateUser;
import io.videoconf.api.account.commands.SuspendUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Id;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.notice.WebhookDisabling;
import io.videoconf.api.notice.WebhookScope;
import io.videoconf.api.notice.commands.CreateWebhook;
import io.videoconf.api.notice.commands.DisableWebhook;
import io.videoconf.api.notice.events.WebhookEvent;
import io.videoconf.api.recording.commands.CloseCapture;
import io.videoconf.api.recording.commands.OpenRecording;
import io.videoconf.api.recording.events.RecordingEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Time goes on in every stream, also when what comes next was stamped by a clock that is an hour behind. */
class StreamTimesIT {
    private static final Instant AHEAD = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS);
    private static CommandSideUnderTest side;

    @BeforeAll
    static void start() {
        side = CommandSideUnderTest.with("--videoconf.notices.webhooks.allow-loopback=true");
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void ofAnAccountWithItsSessions() {
        UserId ada = UserId.fresh();
        TenantId tenant = TenantId.fresh();
        Secret password = new Secret("correct horse");
        side.send(
                Actor.SYSTEM,
                new RegisterUser(
                        ada,
                        tenant,
                        "ada@example.com",
                        password,
                        "Ada",
                        null,
                        "UTC",
                        "en",
                        TenantRole.MEMBER,
                        AccountType.BASIC));
        sendAhead(Actor.SYSTEM, new SuspendUser(ada, "spam"));
        side.send(Actor.SYSTEM, new ReinstateUser(ada));
        SessionId session = SessionId.fresh();
        side.send(new LogIn("ada@example.com", password, session), Actor.SYSTEM, Map.of(), IssuedTokens.class);
        side.send(
                new LogOut(session),
                new Actor(ActorKind.USER, ada, tenant, TenantRole.MEMBER, null),
                Map.of(),
                Object.class);
        side.send(Actor.SYSTEM, new SuspendUser(ada, "spam again"));

        List<AccountEvent> facts = facts(ada, AccountEvent.class);
        assertThat(facts)
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly(
                        "UserRegistered",
                        "UserSuspended",
                        "UserReinstated",
                        "SessionStarted",
                        "SessionEnded",
                        "UserSuspended");
        assertTimeGoesOn(facts.subList(1, facts.size()), AccountEvent::at);
    }

    @Test
    void ofARecording() {
        RecordingId recording = RecordingId.fresh();
        sendAhead(
                Actor.SYSTEM,
                new OpenRecording(
                        recording,
                        MeetingId.fresh(),
                        TenantId.fresh(),
                        UserId.fresh(),
                        "Standup",
                        RecordingMode.CLOUD,
                        false,
                        Instant.now()));
        side.send(Actor.SYSTEM, new CloseCapture(recording, Instant.now()));

        assertTimeGoesOn(facts(recording, RecordingEvent.class), RecordingEvent::at);
    }

    @Test
    void ofAWebhook() {
        WebhookId webhook = WebhookId.fresh();
        Secret secret = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        sendAhead(
                side.owner(), new CreateWebhook(webhook, WebhookScope.USER, "http://127.0.0.1:9/", null, null, secret));
        side.send(Actor.SYSTEM, new DisableWebhook(webhook, WebhookDisabling.FAILING));

        assertTimeGoesOn(facts(webhook, WebhookEvent.class), WebhookEvent::at);
    }

    private static void sendAhead(Actor actor, Object command) {
        side.send(command, actor, Map.of(MetadataKeys.DUE_AT, AHEAD.toString()), Receipt.class);
    }

    private static <E> List<E> facts(Id stream, Class<E> type) {
        return side.part(EventStore.class)
                .readEvents(stream.value())
                .asStream()
                .<E>map(message -> type.cast(message.getPayload()))
                .toList();
    }

    private static <E> void assertTimeGoesOn(List<E> facts, Function<E, Instant> at) {
        List<Instant> times = facts.stream().map(at).toList();
        assertThat(times)
                .hasSizeGreaterThan(1)
                .startsWith(AHEAD)
                .doesNotHaveDuplicates()
                .isSorted();
    }
}
