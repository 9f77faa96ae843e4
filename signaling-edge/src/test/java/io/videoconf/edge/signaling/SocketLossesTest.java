package io.videoconf.edge.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.account.events.UserReinstated;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.ConnectionLoss;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.LoseConnection;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.queries.FindMeetingState;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.meeting.views.MeetingStateView;
import io.videoconf.edge.rest.EdgeTest;
import io.videoconf.edge.rest.Samples;
import io.videoconf.edge.rest.Tokens;
import io.videoconf.edge.socketio.DisconnectReason;
import io.videoconf.edge.socketio.RunningServer.Client;
import io.videoconf.edge.socketio.SocketIoOptions;
import io.videoconf.edge.stream.AccountNews;
import io.videoconf.edge.stream.LiveAccounts;
import io.videoconf.edge.stream.LiveFacts;
import io.videoconf.edge.stream.MeetingNews;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** For each way in which a connection ends: what the meeting is told of it, and what the client finds in the close frame. */
@Import(SocketLossesTest.Impatient.class)
class SocketLossesTest extends EdgeTest {
    private static final Duration PROMISED = Duration.ofSeconds(5);
    /** Where nothing is promised. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static class Impatient {
        @Bean
        SocketIoOptions options() {
            return SocketIoOptions.defaults()
                    .withHeartbeat(Duration.ofMillis(500), Duration.ofSeconds(5))
                    .withMaxPayload(50_000)
                    .withOutboundLimits(64, 4 << 20);
        }
    }

    @Autowired
    private LiveFacts facts;

    @Autowired
    private LiveAccounts accounts;

    private final MeetingId meeting = MeetingId.fresh();
    private final List<LogEntry> log = new CopyOnWriteArrayList<>();
    private volatile MeetingState state = NoMeeting.YET;
    private volatile ConnectionId connection = ConnectionId.fresh();

    @BeforeEach
    void aMeetingThatLetsAnybodyIn() {
        noted(Crowd.scheduled(meeting));
        noted(new MeetingStarted(meeting, Samples.THEN));
        sides.answer(FindMeetingState.class, _ -> new MeetingStateView(state));
        // Asked where a fact was not heard of in time.
        sides.answer(ReadLog.class, asked -> {
            List<LogEntry> rest = List.copyOf(log).subList((int) Math.min(asked.after(), log.size()), log.size());
            return new LogPage(rest, log.size(), false);
        });
        sides.answer(LoseConnection.class, _ -> Samples.receipt(1));
        sides.answer(JoinMeeting.class, asked -> {
            connection = Objects.requireNonNull(asked.connectionId());
            Member member = new Member(new Notebook(), Tokens.ALICE, meeting, connection);
            happens(Crowd.joined(member, asked.participantId(), "Alice"));
            return Samples.receipt(state.sequence());
        });
    }

    @AfterEach
    void accountsAreFine() {
        AccountNews.tell(accounts, new UserReinstated(Tokens.ALICE, Instant.now()));
    }

    private LogEntry noted(MeetingEvent event) {
        state = MeetingFold.evolve(state, event);
        long sequence = state.sequence();
        LogEntry entry =
                new LogEntry(UUID.randomUUID().toString(), sequence, sequence - 1, "any", Samples.THEN, null, event);
        log.add(entry);
        return entry;
    }

    private void happens(MeetingEvent event) {
        LogEntry entry = noted(event);
        MeetingNews.tell(facts, event, entry.sequence(), entry.eventId(), entry.timestamp());
    }

    private Client joined(String token, boolean reads) throws Exception {
        URI address = URI.create("ws://" + address().getAuthority() + "/socket.io/?EIO=4&transport=websocket");
        Client client = Client.connect(client(), address, reads);
        client.pongs = true;
        client.say("40/signaling,{\"token\":\"" + token + "\"}");
        if (!reads) {
            client.open().request(2); // the answer, and perhaps a ping before it
        }
        // Whoever asks for something before they are let in is no client of ours.
        await().atMost(PATIENCE).until(() -> heard(client, "40/signaling"));
        // The fact of coming in is the third: who resumes there is not kept waiting for views.
        client.say("42/signaling,1[\"join_meeting\",{\"meeting_id\":\"" + meeting.value() + "\",\"resume_from\":3}]");
        if (reads) {
            await().atMost(PATIENCE).until(() -> heard(client, "42/signaling,[\"meeting_joined\""));
        }
        return client;
    }

    private Client joined() throws Exception {
        return joined(Tokens.ALICE_TOKEN, true);
    }

    private static boolean heard(Client client, String beginning) {
        return client.texts.stream().anyMatch(text -> text.startsWith(beginning));
    }

    private Optional<LoseConnection> told() {
        return List.copyOf(sides.sent()).stream()
                .map(message -> message.getPayload())
                .filter(LoseConnection.class::isInstance)
                .map(LoseConnection.class::cast)
                .filter(lost -> lost.connectionId().equals(connection))
                .findFirst();
    }

    private void assertLost(ConnectionLoss reason) {
        await().atMost(PROMISED).until(() -> told().isPresent());
        assertThat(told()).map(LoseConnection::reason).contains(reason);
    }

    private static void assertClosed(Client client, int code, String reason) {
        await().atMost(PROMISED).until(() -> client.closeCode != 0);
        assertThat(client.closeCode).isEqualTo(code);
        assertThat(client.closeReason).isEqualTo(reason);
    }

    private static void assertClosed(Client client, DisconnectReason reason) {
        assertClosed(client, reason.closeCode(), reason.wireName());
    }

    private static void assertClosed(Client client, Parting parting) {
        assertClosed(client, DisconnectReason.SERVER.closeCode(), parting.word());
    }

    @Test
    void whoIsSilent() throws Exception {
        Client client = joined();
        client.pongs = false;
        await().atMost(PATIENCE).until(() -> client.closeCode != 0);
        assertLost(ConnectionLoss.PING_TIMEOUT);
        assertClosed(client, DisconnectReason.PING_TIMEOUT);
    }

    @Test
    void whoseLineIsCut() throws Exception {
        joined().open().abort();
        assertLost(ConnectionLoss.TRANSPORT_LOST);
    }

    @Test
    void whoLeavesTheNamespace() throws Exception {
        joined().say("41/signaling,");
        assertLost(ConnectionLoss.CLIENT_CLOSED);
    }

    @Test
    void whoSpeaksNoSocketIo() throws Exception {
        Client client = joined();
        client.say("no packet at all");
        assertLost(ConnectionLoss.PROTOCOL_VIOLATION);
        assertClosed(client, DisconnectReason.PROTOCOL_VIOLATION);
    }

    @Test
    void whoSaysTooMuchAtOnce() throws Exception {
        Client client = joined();
        client.say("42/signaling,[\"" + "x".repeat(60_000) + "\"]");
        assertLost(ConnectionLoss.PROTOCOL_VIOLATION);
        assertClosed(client, DisconnectReason.PAYLOAD_TOO_LARGE);
    }

    @Test
    void whoDoesNotRead() throws Exception {
        var _ = joined(Tokens.ALICE_TOKEN, false);
        await().atMost(PATIENCE).until(() -> state.sequence() > 2);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    for (int i = 0; i < 16; i++) {
                        happens(Crowd.said(meeting, Samples.ALICE, "x".repeat(50_000), null));
                    }
                    return told().isPresent();
                });
        assertLost(ConnectionLoss.SLOW_CONSUMER);
    }

    @Test
    void whoseTokenIsOver() throws Exception {
        Instant end = Instant.now().plusSeconds(6);
        Client client = joined(
                Tokens.signed(Tokens.claims(Tokens.ALICE, "Alice", "alice@example.com")
                        .expirationTime(Date.from(end))
                        .build()),
                true);
        await().atMost(PATIENCE).until(() -> client.closeCode != 0);
        assertThat(Instant.now()).isBetween(end.minusSeconds(1), end.plus(PROMISED));
        assertClosed(client, Parting.TOKEN_EXPIRED);
        assertThat(client.texts)
                .anyMatch(text -> text.startsWith("42/signaling,[\"error\"") && text.contains("INVALID_TOKEN"));
        assertLost(ConnectionLoss.TOKEN_EXPIRED);
    }

    @Test
    void whoIsSuspended() throws Exception {
        Client client = joined();
        AccountNews.tell(accounts, new UserSuspended(Tokens.ALICE, "spam", Instant.now()));
        assertClosed(client, Parting.ACCOUNT_SUSPENDED);
        assertThat(client.texts)
                .anyMatch(text -> text.startsWith("42/signaling,[\"error\"") && text.contains("ACCOUNT_SUSPENDED"));
        assertLost(ConnectionLoss.ACCOUNT_CLOSED);
    }

    /** The edge was taken for dead by the others, and is not. */
    @Test
    void whomTheMeetingCountsAmongTheLostIsToComeBack() throws Exception {
        Client client = joined();
        ConnectionLost any = Instances.whole(ConnectionLost.class);
        happens(new ConnectionLost(
                meeting,
                People.of(state).find(Tokens.ALICE).orElseThrow().id(),
                connection,
                ConnectionLoss.EDGE_LOST,
                any.graceUntil(),
                any.at()));
        assertClosed(client, DisconnectReason.RECONNECT);
        assertThat(told()).as("what the meeting said itself").isEmpty();
    }
}
