package io.videoconf.edge.socketio;

import org.jspecify.annotations.Nullable;

/** How the bytes of an Engine.IO session travel. */
public enum Transport {
    /** HTTP long-polling: a waiting GET for what the server says, a POST for what the client says. */
    POLLING("polling"),
    /** One WebSocket. */
    WEBSOCKET("websocket");

    private final String wireName;

    Transport(String wireName) {
        this.wireName = wireName;
    }

    /** The value of the {@code transport} query parameter. */
    public String wireName() {
        return wireName;
    }

    static @Nullable Transport named(@Nullable String wireName) {
        for (Transport transport : values()) {
            if (transport.wireName.equals(wireName)) {
                return transport;
            }
        }
        return null;
    }
}
