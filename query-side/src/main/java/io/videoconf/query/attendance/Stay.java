package io.videoconf.query.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One uninterrupted presence. A lost connection that came back within its grace interrupts nothing.
 *
 * @param to null while it lasts
 * @param lostAt when the connection was lost that is not back yet; null while there is none
 * @param links the connections over which it lasted, in order; the last is that of now
 */
record Stay(Instant from, @Nullable Instant to, @Nullable Instant lostAt, Evidence evidence, List<Link> links) {
    Stay {
        links = List.copyOf(links);
    }

    static Stay begun(Instant at) {
        return new Stay(at, null, null, Evidence.CONNECTED, List.of(Link.begun(at)));
    }

    boolean lasts() {
        return to == null;
    }

    /** How it was lost: CONNECTION_LOST, or CRASH when what held it died. */
    Stay lost(Instant at, Evidence how) {
        return new Stay(from, null, at, Evidence.CONNECTION_LOST, closed(at, how));
    }

    /** Over another connection, after one that was lost or in the place of one that was not. */
    Stay back(Instant at) {
        List<Link> more = new ArrayList<>(closed(at, Evidence.SUPERSEDED));
        more.add(Link.begun(at));
        return new Stay(from, null, null, Evidence.CONNECTED, more);
    }

    /** A person whose connection was lost was last there when it was lost. */
    Stay ended(Instant at, Evidence how) {
        boolean crashed = how == Evidence.TIMEOUT && links.getLast().evidence() == Evidence.CRASH;
        return new Stay(from, lostAt == null ? at : lostAt, null, crashed ? Evidence.CRASH : how, closed(at, how));
    }

    private List<Link> closed(Instant at, Evidence how) {
        List<Link> closed = new ArrayList<>(links);
        closed.set(closed.size() - 1, closed.getLast().ended(at, how));
        return closed;
    }
}
