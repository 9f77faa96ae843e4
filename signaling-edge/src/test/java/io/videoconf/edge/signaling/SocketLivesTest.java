package io.videoconf.edge.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.videoconf.api.account.ClosingKind;
import io.videoconf.api.account.SessionEnd;
import io.videoconf.api.account.events.SessionEnded;
import io.videoconf.api.account.events.UserReinstated;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.account.queries.FindClosings;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.views.Closing;
import io.videoconf.api.account.views.Closings;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.edge.rest.EdgeTest;
import io.videoconf.edge.rest.Samples;
import io.videoconf.edge.rest.Tokens;
import io.videoconf.edge.stream.AccountNews;
import io.videoconf.edge.stream.LiveAccounts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How long a socket lives: as long as its token, its account and its person. */
class SocketLivesTest extends EdgeTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final SessionId SUSPENDED_SESSION = SessionId.fresh();

    @Autowired
    private LiveAccounts accounts;

    private final List<Socket> sockets = new ArrayList<>();
    private final CompletableFuture<Boolean> let = new CompletableFuture<>();
    private final CompletableFuture<String> gone = new CompletableFuture<>();
    private final CompletableFuture<String> refused = new CompletableFuture<>();

    @BeforeEach
    void accountsAreFine() {
        sides.answer(FindUser.class, asked -> Samples.user(asked.userId(), 1));
    }

    @AfterEach
    void leave() {
        sockets.forEach(Socket::close);
        AccountNews.tell(accounts, new UserReinstated(Tokens.ALICE, Instant.now()));
    }

    @Test
    void aSocketEndsWithItsToken() throws Exception {
        Instant end = Instant.now().plusSeconds(2);
        connect(expiring(Duration.ofSeconds(2)));
        CompletableFuture<String> told = new CompletableFuture<>();
        sockets.getFirst().on("error", body -> told.complete(String.valueOf(body[0])));
        let.get(10, TimeUnit.SECONDS);
        assertThat(gone.get(10, TimeUnit.SECONDS)).isEqualTo("io server disconnect");
        assertThat(Instant.now()).isBefore(end.plus(AT_ONCE));
        assertThat(told).isCompletedWithValueMatching(error -> error.contains("INVALID_TOKEN"));
    }

    @Test
    void aFresherTokenProlongsIt() throws Exception {
        Instant first = Instant.now().plusSeconds(5);
        connect(expiring(Duration.ofSeconds(5)));
        let.get(10, TimeUnit.SECONDS);
        assertThat(ask("authenticate", new JSONObject(Map.of("token", Tokens.BOB_TOKEN)))
                        .getBoolean("success"))
                .as("somebody else's token")
                .isFalse();
        assertThat(ask("authenticate", new JSONObject(Map.of("token", "nonsense")))
                        .getJSONObject("error")
                        .getString("code"))
                .isEqualTo("INVALID_TOKEN");
        assertThat(ask("authenticate", new JSONObject(Map.of("token", Tokens.ALICE_TOKEN)))
                        .getBoolean("success"))
                .isTrue();
        await().atMost(Duration.ofSeconds(20)).until(() -> Instant.now().isAfter(first.plusSeconds(1)));
        assertThat(gone).isNotDone();
        assertThat(sockets.getFirst().connected()).isTrue();
    }

    @Test
    void aSocketEndsWithItsAccount() throws Exception {
        connect(Tokens.ALICE_TOKEN);
        let.get(10, TimeUnit.SECONDS);
        // Handlers are there a moment after the client hears that it is let in.
        await().atMost(AT_ONCE).until(() -> {
            AccountNews.tell(accounts, new UserSuspended(Tokens.ALICE, "spam", Instant.now()));
            return gone.isDone();
        });
        assertThat(gone.get()).isEqualTo("io server disconnect");
    }

    /** The log has the sessions that a suspension ends before the suspension. */
    @Test
    void whoIsSuspendedHearsThatAndNotThatASessionEnded() throws Exception {
        connect(expiring(Duration.ofHours(1), SUSPENDED_SESSION));
        CompletableFuture<String> told = new CompletableFuture<>();
        sockets.getFirst().on("error", body -> told.complete(String.valueOf(body[0])));
        let.get(10, TimeUnit.SECONDS);

        AccountNews.tell(
                accounts, new SessionEnded(Tokens.ALICE, SUSPENDED_SESSION, SessionEnd.SUSPENDED, Instant.now()));
        assertThat(told.get(10, TimeUnit.SECONDS)).contains("ACCOUNT_SUSPENDED");
        assertThat(gone.get(10, TimeUnit.SECONDS)).isEqualTo("io server disconnect");
    }

    @Test
    void aSuspendedAccountGetsNoSocketWhateverItsTokenSays() throws Exception {
        Closing closing = new Closing(ClosingKind.SUSPENDED, Tokens.ALICE.value(), Instant.now());
        sides.answer(FindClosings.class, _ -> new Closings(List.of(closing), Instant.now()));
        refreshDoors();
        connect(Tokens.ALICE_TOKEN);
        assertThat(refused.get(10, TimeUnit.SECONDS)).contains("ACCOUNT_SUSPENDED");
    }

    private static String expiring(Duration in) {
        return expiring(in, new SessionId(Tokens.SESSION));
    }

    private static String expiring(Duration in, SessionId session) {
        return Tokens.signed(Tokens.claims(Tokens.ALICE, "Alice", "alice@example.com")
                .claim("sid", session.value())
                .expirationTime(Date.from(Instant.now().plus(in)))
                .build());
    }

    private void connect(String token) {
        IO.Options options = IO.Options.builder()
                .setForceNew(true)
                .setReconnection(false)
                .setTransports(new String[] {"websocket"})
                .setAuth(Map.of("token", token))
                .build();
        Socket socket = IO.socket(URI.create(request("/signaling").build().uri().toString()), options);
        socket.on(Socket.EVENT_CONNECT, _ -> let.complete(true));
        socket.on(Socket.EVENT_CONNECT_ERROR, why -> {
            refused.complete(String.valueOf(why[0]));
            let.completeExceptionally(why[0] instanceof Exception e ? e : new IllegalStateException(why[0].toString()));
        });
        socket.on(Socket.EVENT_DISCONNECT, why -> gone.complete(String.valueOf(why[0])));
        sockets.add(socket);
        socket.connect();
    }

    private JSONObject ask(String event, JSONObject body) throws Exception {
        CompletableFuture<JSONObject> answer = new CompletableFuture<>();
        sockets.getFirst().emit(event, new Object[] {body}, (Ack) given -> answer.complete((JSONObject) given[0]));
        return answer.get(10, TimeUnit.SECONDS);
    }
}
