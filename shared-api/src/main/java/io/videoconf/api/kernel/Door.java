package io.videoconf.api.kernel;

/**
 * A way in.
 */
public enum Door {
    REST,
    GRAPHQL,
    SOCKETIO,
    SSE,
    LEGACY,
    INTERNAL
}
