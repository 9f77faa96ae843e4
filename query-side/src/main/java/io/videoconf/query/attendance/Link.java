package io.videoconf.query.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One connection within a presence.
 *
 * @param to null while it lasts
 */
record Link(Instant from, @Nullable Instant to, Evidence evidence) {
    static Link begun(Instant at) {
        return new Link(at, null, Evidence.CONNECTED);
    }

    Link ended(Instant at, Evidence how) {
        return to == null ? new Link(from, at, how) : this;
    }
}
