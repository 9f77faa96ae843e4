package io.videoconf.api.meeting.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a meeting's log.
 *
 * @param from first sequence in it
 * @param until first sequence after it; null while it lasts
 */
public record Span(long from, @Nullable Long until) {

    boolean covers(long sequence) {
        return sequence >= from && (until == null || sequence < until);
    }

    static boolean anyCovers(List<Span> spans, long sequence) {
        // By index: this is asked for each fact and viewer, and an iterator for each would be the most that it takes.
        for (int i = 0; i < spans.size(); i++) {
            if (spans.get(i).covers(sequence)) {
                return true;
            }
        }
        return false;
    }

    static boolean lasts(List<Span> spans) {
        return !spans.isEmpty() && spans.getLast().until() == null;
    }

    /** The spans with one open from here; the same when one is open already. */
    static List<Span> opened(List<Span> spans, long sequence) {
        if (lasts(spans)) {
            return spans;
        }
        List<Span> more = new ArrayList<>(spans);
        more.add(new Span(sequence, null));
        return List.copyOf(more);
    }

    /** The spans with none open from here. */
    static List<Span> closed(List<Span> spans, long sequence) {
        if (!lasts(spans)) {
            return spans;
        }
        List<Span> closed = new ArrayList<>(spans);
        closed.set(spans.size() - 1, new Span(spans.getLast().from(), sequence));
        return List.copyOf(closed);
    }
}
