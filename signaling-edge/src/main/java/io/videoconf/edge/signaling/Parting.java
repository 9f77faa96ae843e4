package io.videoconf.edge.signaling;

import io.videoconf.edge.gateway.json.WireJson;

/**
 * Why a socket has no more business here. Its client is told by a Socket.IO DISCONNECT, after which it does not come back by itself;
 * the {@link #word} is the reason in the close frame of a WebSocket, with the code of a server's disconnect.
 */
public enum Parting {
    MEETING_ENDED("The meeting is over, or was cancelled."),
    REMOVED("The person was put out of the meeting."),
    BANNED("The person was put out of the meeting for good."),
    SUPERSEDED("The same person came in by another socket."),
    TOKEN_EXPIRED("The token's time is over; authenticate with a fresher one before that."),
    ACCOUNT_SUSPENDED("The account was suspended."),
    ACCOUNT_DELETED("The account was closed."),
    SESSION_ENDED("The session that the token is of was ended.");

    private final String meaning;

    Parting(String meaning) {
        this.meaning = meaning;
    }

    /** The reason on the wire. */
    public String word() {
        return WireJson.word(this);
    }

    /** In words, for the description of the interface. */
    public String meaning() {
        return meaning;
    }
}
