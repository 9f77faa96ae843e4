package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.commands.LogIn;
import io.videoconf.api.account.commands.LogOut;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.commands.ReinstateUser;
import io.videoconf.api.account.commands.SuspendUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.compliance.HoldKind;
import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.compliance.RetentionRule;
import io.videoconf.api.compliance.RetentionScope;
import io.videoconf.api.compliance.commands.EnforceRetention;
import io.videoconf.api.compliance.commands.PlaceHold;
import io.videoconf.api.compliance.commands.ReleaseHold;
import io.videoconf.api.compliance.commands.RequestErasure;
import io.videoconf.api.compliance.commands.SetRetentionPolicy;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.Id;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RetentionPolicyId;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.JoinMeeting;
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
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static CommandSideUnderTest side;

    @BeforeAll
    static void start() {
        side = CommandSideUnderTest.with(
                "--videoconf.notices.webhooks.allow-loopback=true", "--videoconf.retention.shortest=1s");
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

    @Test
    void ofAHold() {
        Actor officer = officer();
        HoldId hold = HoldId.fresh();
        sendAhead(officer, place(hold, HoldKind.TENANT, officer.tenant()));
        side.send(officer, new ReleaseHold(hold));

        assertTimeGoesOn(facts(hold, ComplianceEvent.class), ComplianceEvent::at);
    }

    @Test
    void ofWhatIsSaidAboutKeeping() {
        Actor officer = officer();
        String tenant = officer.tenant().value();
        sendAhead(officer, new SetRetentionPolicy(RetentionScope.TENANT, tenant, List.of(chatFor(Duration.ofDays(1)))));
        side.send(officer, new SetRetentionPolicy(RetentionScope.TENANT, tenant, List.of(chatFor(Duration.ofDays(2)))));

        assertTimeGoesOn(
                facts(RetentionPolicyId.of(RetentionScope.TENANT, tenant), ComplianceEvent.class), ComplianceEvent::at);
    }

    /** Its time is over by the clock that is ahead only: who asks next, by the one that is behind, does not undo that. */
    @Test
    void ofTheEndOfWhatWasKept() {
        Actor officer = officer();
        MeetingId meeting = MeetingId.fresh();
        side.send(
                officer,
                new SetRetentionPolicy(
                        RetentionScope.TENANT, officer.tenant().value(), List.of(chatFor(Duration.ofMinutes(30)))));
        side.send(officer, CommandSideUnderTest.instant(meeting));
        HoldId hold = HoldId.fresh();
        side.send(officer, place(hold, HoldKind.MEETING, meeting));
        side.send(officer, new EndMeeting(meeting));
        await().atMost(PATIENCE)
                .until(() -> side.count("retained where stream = '" + meeting + "' and kind = 'CHAT'") == 1);
        EnforceRetention end = new EnforceRetention(RetentionClass.CHAT, meeting.value());
        sendAhead(Actor.SYSTEM, end);
        side.send(officer, new ReleaseHold(hold));
        side.send(Actor.SYSTEM, end);

        List<ComplianceEvent> facts = facts(end.subject(), ComplianceEvent.class);
        assertThat(facts)
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly("RetentionDeferred", "RetentionEnforced");
        assertTimeGoesOn(facts, ComplianceEvent::at);
    }

    /** All that an erasure reaches at once is of one moment. */
    @Test
    void ofAnErasure() {
        Actor officer = officer();
        MeetingId meeting = MeetingId.fresh();
        side.send(officer, CommandSideUnderTest.instant(meeting));
        UserId gus = UserId.fresh();
        side.send(
                new Actor(ActorKind.GUEST, gus, new TenantId(gus.value()), TenantRole.MEMBER, meeting),
                new JoinMeeting(
                        meeting,
                        ParticipantId.fresh(),
                        ConnectionId.fresh(),
                        new Introduction("Gus", null, null),
                        null,
                        null,
                        new Capabilities(true, true, true)));
        HoldId hold = HoldId.fresh();
        side.send(officer, place(hold, HoldKind.MEETING, meeting));
        sendAhead(Actor.SYSTEM, new RequestErasure(gus));
        side.send(officer, new ReleaseHold(hold));
        side.send(Actor.SYSTEM, new RequestErasure(gus));

        List<ComplianceEvent> facts = facts(ErasureId.of(gus), ComplianceEvent.class);
        assertThat(facts)
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly("ErasureDeferred", "PersonErased", "PersonalDataErased");
        assertTimeGoesOn(facts.subList(0, 2), ComplianceEvent::at);
        assertThat(facts.get(2).at()).isEqualTo(facts.get(1).at());
    }

    private static Actor officer() {
        return new Actor(ActorKind.USER, UserId.fresh(), TenantId.fresh(), TenantRole.COMPLIANCE, null);
    }

    private static PlaceHold place(HoldId hold, HoldKind kind, Id subject) {
        return new PlaceHold(hold, kind, subject.value(), "2026-17", "Litigation", AHEAD.plus(Duration.ofDays(90)));
    }

    private static RetentionRule chatFor(Duration time) {
        return new RetentionRule(RetentionClass.CHAT, time.toSeconds(), null, null);
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
