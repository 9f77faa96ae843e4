package io.videoconf.messaging;

import java.util.Map;

/**
 * Aggregates whose snapshots may be stored.
 *
 * @param revisions by class, the shape of its state today: raise it whenever the state changes its shape, and older
 *     snapshots are passed over in favour of the events
 */
public record SnapshotTypes(Map<Class<?>, String> revisions) {
    public SnapshotTypes {
        revisions = Map.copyOf(revisions);
    }
}
