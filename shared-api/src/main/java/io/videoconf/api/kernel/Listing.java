package io.videoconf.api.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list.
 *
 * @param totalCount rows in the whole list
 * @param nextCursor where the next stretch begins; null when there is none
 */
public record Listing<T>(
        List<T> rows,
        long totalCount,
        boolean hasMore,
        @Nullable String nextCursor) {
    public Listing {
        rows = List.copyOf(rows);
    }
}
