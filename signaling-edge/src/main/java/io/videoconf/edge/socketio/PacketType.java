package io.videoconf.edge.socketio;

/** The packet types of Socket.IO v5, in the order of their digits. */
enum PacketType {
    CONNECT('0'),
    DISCONNECT('1'),
    EVENT('2'),
    ACK('3'),
    CONNECT_ERROR('4'),
    BINARY_EVENT('5'),
    BINARY_ACK('6');

    private static final PacketType[] BY_DIGIT = values();

    private final char digit;

    PacketType(char digit) {
        this.digit = digit;
    }

    static PacketType ofDigit(char digit) {
        int place = digit - '0';
        if (place < 0 || place >= BY_DIGIT.length) {
            throw new ProtocolViolation("unknown packet type");
        }
        return BY_DIGIT[place];
    }

    char digit() {
        return digit;
    }

    boolean hasAttachments() {
        return this == BINARY_EVENT || this == BINARY_ACK;
    }
}
