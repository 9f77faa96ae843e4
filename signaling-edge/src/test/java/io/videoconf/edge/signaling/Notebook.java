package io.videoconf.edge.signaling;

import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.socketio.DisconnectReason;
import io.videoconf.edge.socketio.Handshake;
import io.videoconf.edge.socketio.Packets;
import io.videoconf.edge.socketio.SharedPacket;
import io.videoconf.edge.socketio.Socket;
import io.videoconf.edge.socketio.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A socket that writes down what it is sent, and in how many writes. */
final class Notebook implements Socket {

    /** One event, as its client hears it. */
    record Heard(String event, JsonNode body) {
        long number(String field) {
            return body.path(field).asLong();
        }

        boolean isFact() {
            return body.has("previous_sequence");
        }
    }

    /** What all are sent is read once for all. */
    private static @Nullable SharedPacket last;

    private static List<Heard> lastHeard = List.of();

    final List<Heard> heard = new ArrayList<>();
    int writes;
    /** Packets that wait for its client. */
    volatile int waiting;

    @Nullable
    String closed;

    @Override
    public void send(SharedPacket packet) {
        writes++;
        heard.addAll(read(packet));
    }

    private static synchronized List<Heard> read(SharedPacket packet) {
        if (packet != last) {
            lastHeard = Packets.of(packet).stream().map(Notebook::event).toList();
            last = packet;
        }
        return lastHeard;
    }

    private static Heard event(String message) {
        JsonNode event = WireJson.parse(message.substring(message.indexOf('[')).getBytes(StandardCharsets.UTF_8));
        return new Heard(event.get(0).asString(), event.get(1));
    }

    @Override
    public void emit(String event, JsonNode... arguments) {
        writes++;
        heard.add(new Heard(event, arguments[0]));
    }

    List<Heard> facts() {
        return heard.stream().filter(Heard::isFact).toList();
    }

    @Override
    public String id() {
        return "notebook";
    }

    @Override
    public String namespace() {
        return SignalingNamespace.NAME;
    }

    @Override
    public Object attachment() {
        return this;
    }

    @Override
    public Handshake handshake() {
        throw new UnsupportedOperationException("there was none");
    }

    @Override
    public Transport transport() {
        return Transport.WEBSOCKET;
    }

    @Override
    public boolean isOpen() {
        return closed == null;
    }

    @Override
    public CompletionStage<List<JsonNode>> request(String event, Duration limit, JsonNode... arguments) {
        throw new UnsupportedOperationException("a notebook answers nothing");
    }

    @Override
    public int waiting() {
        return waiting;
    }

    @Override
    public void disconnect(String reason) {
        closed = reason;
    }

    @Override
    public void disconnect(DisconnectReason reason) {
        closed = reason.wireName();
    }
}
