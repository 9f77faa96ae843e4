package io.videoconf.edge.socketio;

/** The packet types of Socket.IO v5, in the order of their digits. */
enum PacketType {
    CONNECT,
    DISCONNECT,
    EVENT,
    ACK,
    CONNECT_ERROR,
    BINARY_EVENT,
    BINARY_ACK;

    private static final PacketType[] BY_DIGIT = values();

    static PacketType ofDigit(char digit) {
        int place = digit - '0';
        if (place < 0 || place >= BY_DIGIT.length) {
            throw new ProtocolViolation("unknown packet type");
        }
        return BY_DIGIT[place];
    }

    char digit() {
        return (char) ('0' + ordinal());
    }

    boolean hasAttachments() {
        return this == BINARY_EVENT || this == BINARY_ACK;
    }
}
