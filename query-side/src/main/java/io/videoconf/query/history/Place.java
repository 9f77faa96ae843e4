package io.videoconf.query.history;

import org.jspecify.annotations.Nullable;

/**
 * Where a stream belongs. Its first event says so, and it never changes.
 *
 * @param tenant null when nothing is known of the stream
 * @param meeting null when it belongs to none
 */
record Place(@Nullable String tenant, @Nullable String meeting) {
    static final Place UNKNOWN = new Place(null, null);
}
