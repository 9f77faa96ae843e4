package io.videoconf.api.ledger.views;

import java.util.List;

/**
 * Some heads, the smallest first.
 *
 * @param hasMore whether there are larger ones
 */
public record Checkpoints(String origin, List<CheckpointView> checkpoints, boolean hasMore) {
    public Checkpoints {
        checkpoints = List.copyOf(checkpoints);
    }
}
