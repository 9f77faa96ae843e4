package io.videoconf.api.edge.views;

import io.videoconf.api.edge.Spent;
import java.util.List;

/**
 * What accounts had used up, in the order of the accounts.
 *
 * @param spent all limits of each account that is in it
 * @param hasMore whether there are accounts after the last one
 */
public record Spending(List<Spent> spent, boolean hasMore) {
    public Spending {
        spent = List.copyOf(spent);
    }
}
