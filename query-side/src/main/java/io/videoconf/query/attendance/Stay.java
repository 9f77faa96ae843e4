package io.videoconf.query.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One uninterrupted presence. A lost connection that came back within its grace interrupts nothing.
 *
 * @param to null while it lasts
 * @param lostAt when the connection was lost that is not back yet; null while there is none
 */
record Stay(Instant from, @Nullable Instant to, @Nullable Instant lostAt, Evidence evidence) {

    static Stay begun(Instant at) {
        return new Stay(at, null, null, Evidence.CONNECTED);
    }

    boolean lasts() {
        return to == null;
    }

    Stay lost(Instant at) {
        return new Stay(from, null, at, Evidence.CONNECTION_LOST);
    }

    Stay back() {
        return new Stay(from, null, null, Evidence.CONNECTED);
    }

    /** A person whose connection was lost was last there when it was lost. */
    Stay ended(Instant at, Evidence how) {
        return new Stay(from, lostAt == null ? at : lostAt, null, how);
    }
}
