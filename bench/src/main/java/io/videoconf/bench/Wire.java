package io.videoconf.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Socket.IO client that costs as little as it can: it shares two cores with what it measures. WebSocket only, one
 * namespace, texts only; what it is sent is handed on unread.
 */
final class Wire implements WebSocket.Listener, AutoCloseable {
    private static final String NAMESPACE = "/signaling,";
    private static final String OPEN = "0";
    private static final String PING = "2";
    private static final String PONG = "3";
    private static final String CONNECTED = "40" + NAMESPACE;
    private static final String EVENT = "42" + NAMESPACE;
    private static final String ACK = "43" + NAMESPACE;
    private static final String REFUSED = "44" + NAMESPACE;
    private static final int PATIENCE_SECONDS = 20;

    private final String token;
    private final Consumer<String> events;
    private final Map<Integer, CompletableFuture<String>> asked = new ConcurrentHashMap<>();
    private final CompletableFuture<Boolean> connected = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private CompletableFuture<WebSocket> sent = new CompletableFuture<>();
    private int last;

    private Wire(String token, Consumer<String> events) {
        this.token = token;
        this.events = events;
    }

    /**
     * Opens a socket and its namespace.
     *
     * @param events is told every event's packet, on the thread that reads: it must not block
     */
    static Wire connect(HttpClient http, URI base, String token, Consumer<String> events) {
        Wire wire = new Wire(token, events);
        URI address = URI.create("ws://" + base.getAuthority() + "/socket.io/?EIO=4&transport=websocket");
        within(http.newWebSocketBuilder().buildAsync(address, wire));
        within(wire.connected);
        return wire;
    }

    /** Sends an event and waits for the packet that acknowledges it. */
    String call(String event, String payload) {
        return within(emit(event, payload));
    }

    /** The same, and fails unless the acknowledgement says {@code success: true}. */
    String accepted(String event, String payload) {
        String answer = call(event, payload);
        if (!isSuccess(answer)) {
            throw new IllegalStateException(event + ": " + answer);
        }
        return answer;
    }

    static boolean isSuccess(String acknowledgement) {
        return acknowledgement.contains("\"success\":true");
    }

    private CompletableFuture<String> emit(String event, String payload) {
        CompletableFuture<String> answered = new CompletableFuture<>();
        int id;
        synchronized (this) {
            id = ++last;
        }
        asked.put(id, answered);
        send(EVENT + id + "[\"" + event + "\"," + payload + "]");
        return answered;
    }

    /** One after the other: a WebSocket of the JDK takes the next text only when the last is on its way. */
    private synchronized void send(String text) {
        sent = sent.thenCompose(socket -> socket.sendText(text, true));
    }

    @Override
    public void onOpen(WebSocket socket) {
        synchronized (this) {
            sent.complete(socket);
        }
        socket.request(Long.MAX_VALUE);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean whole) {
        if (!whole) {
            part.append(data);
        } else if (part.isEmpty()) {
            take(data.toString());
        } else {
            String text = part.append(data).toString();
            part.setLength(0);
            take(text);
        }
        return null;
    }

    private void take(String packet) {
        if (packet.startsWith(EVENT)) {
            events.accept(packet);
        } else if (packet.startsWith(ACK)) {
            int bracket = packet.indexOf('[');
            CompletableFuture<String> waiting = asked.remove(Integer.parseInt(packet, ACK.length(), bracket, 10));
            if (waiting != null) {
                waiting.complete(packet);
            }
        } else if (packet.equals(PING)) {
            send(PONG);
        } else if (packet.startsWith(CONNECTED)) {
            connected.complete(true);
        } else if (packet.startsWith(REFUSED)) {
            connected.completeExceptionally(new IllegalStateException(packet));
        } else if (packet.startsWith(OPEN)) {
            send(CONNECTED + "{\"token\":\"" + token + "\"}");
        }
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        connected.completeExceptionally(failure);
        asked.values().forEach(waiting -> waiting.completeExceptionally(failure));
    }

    @Override
    public synchronized void close() {
        sent.thenAccept(WebSocket::abort);
    }

    private static <T> T within(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
