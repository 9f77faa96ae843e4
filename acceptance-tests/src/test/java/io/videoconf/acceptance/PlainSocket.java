package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A socket of the meetings' namespace that keeps every frame as the text that came, which a client's library does not. */
final class PlainSocket implements WebSocket.Listener, AutoCloseable {
    private static final String NAMESPACE = "/signaling,";
    private static final String EVENT = "42" + NAMESPACE + "[";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final String token;
    private final String hello;
    private final WebSocket socket;

    /** How a WebSocket was ended from the other side. */
    record End(int code, String reason) {}

    private PlainSocket(Person who, String hello) {
        this.token = who.accessToken();
        this.hello = hello;
        URI base = who.rest().base();
        URI address = URI.create("ws://" + base.getAuthority() + "/socket.io/?EIO=4&transport=websocket");
        this.socket = http.newWebSocketBuilder()
                .buildAsync(address, this)
                .orTimeout(15, TimeUnit.SECONDS)
                .join();
    }

    /** Asks to join a meeting. */
    static PlainSocket join(Person who, String meetingId) {
        return new PlainSocket(who, "42" + NAMESPACE + "0[\"join_meeting\"," + who.introduction(meetingId) + "]");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            String frame = part.toString();
            part.setLength(0);
            frames.add(frame);
            if (frame.startsWith("0")) {
                from.sendText("40" + NAMESPACE + Json.object("token", token), true);
            } else if (frame.startsWith("40" + NAMESPACE)) {
                from.sendText(hello, true);
            } else if (frame.equals("2")) {
                from.sendText("3", true);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end.complete(new End(code, reason));
        return null;
    }

    /** Completes with the close frame. */
    CompletableFuture<End> ended() {
        return end;
    }

    /** Sends a frame, whatever it is. */
    void say(String frame) {
        socket.sendText(frame, true).join();
    }

    /** The bodies of the events of this name that have come. */
    List<JsonNode> told(String event) {
        return frames.stream()
                .filter(frame -> frame.startsWith(EVENT + '"' + event + '"'))
                .map(frame -> Json.read(body(frame)))
                .toList();
    }

    /** The bodies of the facts that it was told, in order, each as its text. */
    List<String> facts() {
        return frames.stream()
                .filter(frame -> frame.startsWith(EVENT) && frame.contains("\"previous_sequence\""))
                .map(PlainSocket::body)
                .toList();
    }

    /** What follows the event's name. */
    private static String body(String frame) {
        return frame.substring(frame.indexOf(',', EVENT.length()) + 1, frame.length() - 1);
    }

    /** Whether an event of this name has come. */
    boolean heard(String event) {
        return frames.stream().anyMatch(frame -> frame.startsWith(EVENT + '"' + event + '"'));
    }

    /** The answer to the join. */
    JsonNode joined() {
        String answer = "43" + NAMESPACE + "0";
        return frames.stream()
                .filter(frame -> frame.startsWith(answer))
                .findFirst()
                .map(frame -> Json.read(frame.substring(answer.length())).path(0))
                .orElseGet(Json::object);
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
