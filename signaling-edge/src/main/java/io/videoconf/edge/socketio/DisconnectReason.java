package io.videoconf.edge.socketio;

/**
 * Why a socket ended. The wire name goes into the WebSocket close frame (clients find it in the close event, as
 * {@code details.context.reason} of the official client's {@code disconnect}), into logs and into figures.
 *
 * <p>Only {@link #SERVER} is told to the client as a Socket.IO DISCONNECT, after which the official clients do not
 * reconnect by themselves. All others end the connection below it, after which they do, and may resume.
 */
public enum DisconnectReason {
    CLIENT("client_disconnect", 1000, "The client left the namespace or closed the session in good order."),
    /** {@link Socket#disconnect} was called; the text given there is what the client is told. */
    SERVER(
            "server_disconnect",
            1000,
            "The server has no more business with this socket; the reason that is told says why."),
    TRANSPORT_CLOSED(
            "transport_closed", 1011, "The connection below broke: closed without a word, reset, a poll given up."),
    PING_TIMEOUT("ping_timeout", 4000, "No pong within the ping timeout."),
    CONNECT_TIMEOUT("connect_timeout", 4001, "No namespace accepted this session within the connect timeout."),
    PROTOCOL_VIOLATION("protocol_violation", 4002, "What came in is not Engine.IO v4 or Socket.IO v5."),
    PAYLOAD_TOO_LARGE("payload_too_large", 1009, "More bytes in one message than maxPayload allows."),
    SLOW_CONSUMER(
            "slow_consumer",
            4003,
            "The client does not read as fast as it is told things, and the bounded queue for it is full. What was queued is"
                    + " dropped. The close frame comes behind what was on its way already: who does not read up to it"
                    + " within two seconds sees the connection end without one."),
    SERVER_DRAINING(
            "server_draining",
            1001,
            "This server is going away; another one, or the next start, takes the client back."),
    RECONNECT(
            "reconnect",
            4004,
            "The server counted this connection among the lost while it was alive; the client is to connect again and resume."),
    INTERNAL_ERROR("internal_error", 1011, "A handler of ours failed: a bug, logged with its cause.");

    private final String wireName;
    private final int closeCode;
    private final String meaning;

    DisconnectReason(String wireName, int closeCode, String meaning) {
        this.wireName = wireName;
        this.closeCode = closeCode;
        this.meaning = meaning;
    }

    /** The stable name that clients and logs see. */
    public String wireName() {
        return wireName;
    }

    /** The WebSocket close code; 4000 and above are ours. None from 1012 to 2999: older clients take those for errors. */
    public int closeCode() {
        return closeCode;
    }

    /** In words, for the description of the interface. */
    public String meaning() {
        return meaning;
    }
}
