package io.videoconf.edge.signaling;

import java.time.Duration;
import reactor.core.scheduler.Scheduler;

/**
 * How crowded meetings tell of who comes and goes.
 *
 * @param window for how long such facts are gathered; zero tells each by itself
 * @param clock where windows end
 * @param meters where it is counted what was told, and in how many writes
 */
record Pace(Duration window, Scheduler clock, LiveMeters meters) {
    /** Sockets of one meeting here, from which on it is crowded. */
    static final int CROWD = 32;
    /** Facts of one window: more would fill the queue of whoever reads slowly at one blow. */
    static final int MOST = 256;
}
