package io.videoconf.edge.socketio;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/**
 * One client in one namespace. All methods may be called from any thread and none blocks. What one thread emits arrives
 * in that order. What is emitted to a socket that is closed, or is being closed, is dropped without a word: its end is
 * told by {@link Namespace#disconnected}.
 *
 * <p>Identity is the instance's; use {@link #id} where a key is needed.
 */
public interface Socket {

    /** The Socket.IO id, unguessable, not the session's secret {@code sid}. */
    String id();

    /** The name of the namespace, with its slash. */
    String namespace();

    /** What the namespace accepted the client with. */
    Object attachment();

    /**
     * The attachment as what it is.
     *
     * @throws ClassCastException if it is something else
     */
    default <T> T attachment(Class<T> type) {
        return type.cast(attachment());
    }

    /** The request that opened the session. */
    Handshake handshake();

    /** The transport in use now. */
    Transport transport();

    /** Whether emitting still makes sense. */
    boolean isOpen();

    /**
     * Emits an event to this client alone. What goes to many is cheaper by {@link #send}.
     *
     * @param arguments a {@code BinaryNode} anywhere in them goes as an attachment
     */
    void emit(String event, JsonNode... arguments);

    /**
     * Emits an event and awaits the client's acknowledgement.
     *
     * @param limit how long to wait
     * @return the arguments of the acknowledgement; fails with a {@link java.util.concurrent.TimeoutException} after
     *     the limit and with a {@link java.util.concurrent.CancellationException} when the socket closes before.
     *     Completed on the session's event loop: what is chained to it must not block
     */
    CompletionStage<List<JsonNode>> request(String event, Duration limit, JsonNode... arguments);

    /**
     * Sends a ready-made packet. It is retained until it is written: the caller may close it as soon as it has sent it
     * to all.
     *
     * @throws IllegalStateException if the packet is closed already
     */
    void send(SharedPacket packet);

    /** Packets that wait for this client to read. Who has much to tell looks at it before telling more. */
    int waiting();

    /**
     * Ends this socket after what was emitted before, with a Socket.IO DISCONNECT: official clients do not reconnect by
     * themselves. If it was the session's last socket, the session is closed as well.
     *
     * @param reason told to the client as the WebSocket close reason, at most 123 bytes of it; the namespace is told
     *     {@link DisconnectReason#SERVER}
     */
    void disconnect(String reason);

    /**
     * Ends the whole session after what was emitted before. Official clients reconnect by themselves, except after
     * {@link DisconnectReason#SERVER}, which is {@link #disconnect(String)} with its wire name.
     */
    void disconnect(DisconnectReason reason);
}
