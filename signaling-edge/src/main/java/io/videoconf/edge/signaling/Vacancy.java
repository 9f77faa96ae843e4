package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ConnectionId;

/**
 * The connection of a person who has further devices is gone.
 *
 * @param connection the one that is gone
 * @param isFact whether the meeting knows: it does when nobody took over in time, or nobody was there to ask
 */
record Vacancy(ConnectionId connection, boolean isFact) {
    static Vacancy told(ConnectionId connection) {
        return new Vacancy(connection, false);
    }

    static Vacancy fact(ConnectionId connection) {
        return new Vacancy(connection, true);
    }

    /** Each is an occasion of its own: who was the first to hear of it, and failed, must not be in the way of another. */
    String occasion() {
        return (isFact ? "lost:" : "gone:") + connection.value();
    }
}
