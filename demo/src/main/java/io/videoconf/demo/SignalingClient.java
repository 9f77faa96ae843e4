package io.videoconf.demo;

import io.socket.client.AckWithTimeout;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.json.JSONException;
import org.json.JSONObject;
import tools.jackson.databind.JsonNode;

/**
 * One person's socket: the official Socket.IO client, with what it was sent kept in order. It does not reconnect by
 * itself, so that whoever plays with it decides when it does.
 */
public final class SignalingClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final OkHttpClient SHARED = manySockets();

    private final Socket socket;
    private final Inbox inbox = new Inbox();
    private final CompletableFuture<String> closed = new CompletableFuture<>();

    private SignalingClient(Socket socket) {
        this.socket = socket;
    }

    /**
     * Opens a socket.
     *
     * @param base the server, such as {@code http://127.0.0.1:8080}
     * @param transports in order of preference; none means WebSocket alone, polling first means an upgrade
     * @throws SignalingRefused when the server refuses the token
     * @throws StoryBroken when there is no answer within 15 seconds
     */
    public static SignalingClient connect(URI base, String token, String... transports) {
        return connect(base, token, _ -> {}, transports);
    }

    /** Opens a socket of another namespace, such as {@code /replay}; see {@link #connect(URI, String, String...)}. */
    public static SignalingClient namespace(URI base, String namespace, String token) {
        return open(base.resolve(namespace), token, _ -> {});
    }

    /** The same, telling every event to somebody as it comes, on the client's own thread. */
    public static SignalingClient connect(URI base, String token, Consumer<Received> told, String... transports) {
        return open(base.resolve("/signaling"), token, told, transports);
    }

    private static SignalingClient open(URI address, String token, Consumer<Received> told, String... transports) {
        IO.Options options = IO.Options.builder()
                .setForceNew(true)
                .setReconnection(false)
                .setTransports(transports.length == 0 ? new String[] {"websocket"} : transports)
                .setAuth(Map.of("token", token))
                .build();
        options.callFactory = SHARED;
        options.webSocketFactory = SHARED;
        SignalingClient client = new SignalingClient(IO.socket(address, options));
        client.open(told);
        return client;
    }

    private void open(Consumer<Received> told) {
        CompletableFuture<Boolean> connected = new CompletableFuture<>();
        socket.on(Socket.EVENT_CONNECT, _ -> connected.complete(true));
        socket.on(
                Socket.EVENT_CONNECT_ERROR,
                why -> connected.completeExceptionally(
                        new SignalingRefused(why.length == 0 ? Json.object() : tree(why[0]))));
        socket.on(Socket.EVENT_DISCONNECT, why -> closed.complete(String.valueOf(why[0])));
        socket.onAnyIncoming(arguments -> {
            Received event = new Received(
                    String.valueOf(arguments[0]), arguments.length > 1 ? tree(arguments[1]) : Json.read(""));
            inbox.add(event);
            told.accept(event);
        });
        socket.connect();
        try {
            within(connected, "the socket's connection");
        } catch (RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** From now on what comes is told and not kept: for who listens for long. */
    public void keepNothing() {
        inbox.keepNothing();
    }

    /**
     * Sends an event and waits for its acknowledgement, whatever it says.
     *
     * @throws StoryBroken when there is none within 15 seconds
     */
    public JsonNode call(String event, JsonNode payload) {
        return within(emit(event, payload), "the acknowledgement of " + event);
    }

    /**
     * Sends an event and waits for an acknowledgement that says {@code success: true}.
     *
     * @throws StoryBroken when it says anything else
     */
    public JsonNode accepted(String event, JsonNode payload) {
        JsonNode acknowledgement = call(event, payload);
        if (!acknowledgement.path("success").asBoolean(false)) {
            throw new StoryBroken("%s %s was not accepted: %s".formatted(event, payload, acknowledgement));
        }
        return acknowledgement;
    }

    /** Sends an event; the future has the acknowledgement, or fails when there is none within 15 seconds. */
    public CompletableFuture<JsonNode> emit(String event, JsonNode payload) {
        CompletableFuture<JsonNode> acknowledged = new CompletableFuture<>();
        closed.thenAccept(why -> acknowledged.completeExceptionally(
                new StoryBroken("the socket was closed (" + why + ") before " + event + " was acknowledged")));
        socket.emit(event, new Object[] {outgoing(payload)}, new AckWithTimeout(PATIENCE.toMillis()) {
            @Override
            public void onSuccess(Object... arguments) {
                acknowledged.complete(arguments.length == 0 ? Json.read("") : tree(arguments[0]));
            }

            @Override
            public void onTimeout() {
                acknowledged.completeExceptionally(
                        new StoryBroken("no acknowledgement of " + event + " within " + PATIENCE.toSeconds() + " s"));
            }
        });
        return acknowledged;
    }

    /**
     * The first event of this name that fits, whether it has come already or comes within 15 seconds.
     *
     * @throws StoryBroken when it does not come; the message lists what came instead
     */
    public Received await(String name, Predicate<JsonNode> fits) {
        return await(name, fits, PATIENCE);
    }

    /** The first event of this name; see {@link #await(String, Predicate)}. */
    public Received await(String name) {
        return await(name, _ -> true);
    }

    /** The same with a patience of its own. */
    public Received await(String name, Predicate<JsonNode> fits, Duration patience) {
        return inbox.await(name, event -> event.name().equals(name) && fits.test(event.body()), patience);
    }

    /** The fact with this number, whatever its name; see {@link #await(String, Predicate)}. */
    public Received awaitSequence(long sequence) {
        return inbox.await("fact #" + sequence, event -> event.sequence() == sequence, PATIENCE);
    }

    /** Everything so far, in order. */
    public List<Received> received() {
        return inbox.all();
    }

    /** What was received under this name, in order. */
    public List<Received> received(String name) {
        return inbox.all().stream().filter(event -> event.name().equals(name)).toList();
    }

    /** Completes with the client's words for the reason when the socket is closed by either side. */
    public CompletableFuture<String> closed() {
        return closed;
    }

    @Override
    public void close() {
        socket.close();
    }

    private static <T> T within(CompletableFuture<T> future, String what) {
        try {
            return future.get(PATIENCE.toMillis() + 1000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new StoryBroken(what + " did not come");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + what, e);
        }
    }

    private static Object outgoing(JsonNode payload) {
        try {
            return new JSONObject(Json.write(payload));
        } catch (JSONException e) {
            throw new IllegalArgumentException("not an object: " + payload, e);
        }
    }

    private static JsonNode tree(Object incoming) {
        return switch (incoming) {
            case JSONObject object -> Json.read(object.toString());
            case Throwable failure -> Json.object("message", String.valueOf(failure));
            case Object[] many ->
                Json.value(Arrays.stream(many).map(SignalingClient::tree).toList());
            case Object plain -> Json.value(plain.toString());
        };
    }

    // OkHttp runs five calls a host at once by default, and a WebSocket is a call as long as it lives.
    private static OkHttpClient manySockets() {
        Dispatcher dispatcher = new Dispatcher(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        dispatcher.setMaxRequests(1000);
        dispatcher.setMaxRequestsPerHost(1000);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .readTimeout(1, TimeUnit.MINUTES)
                .build();
    }
}
