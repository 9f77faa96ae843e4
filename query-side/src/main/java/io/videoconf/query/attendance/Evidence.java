package io.videoconf.query.attendance;

import java.util.Locale;

/** How it is known that a presence ended, or that it lasts. */
enum Evidence {
    /** The person said so. */
    EXPLICIT,
    /** The connection was lost, and the person was not back within the grace. */
    TIMEOUT,
    /** The person was put out. */
    REMOVED,
    /** The meeting was over. */
    MEETING_ENDED,
    /** Another connection of the same person took its place. */
    SUPERSEDED,
    /** What held the connection died, and the person was not back within the grace. */
    CRASH,
    /** Somebody said so afterwards. */
    CORRECTED,
    /** It lasts, over a connection that is alive. */
    CONNECTED,
    /** The connection is lost, and the grace is not over yet. */
    CONNECTION_LOST;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
