package io.videoconf.api.edge.commands;

import io.videoconf.api.edge.EdgeRun;
import io.videoconf.api.edge.Spent;
import java.util.List;

/**
 * Keeps what accounts have used up at this edge, so that its next run can go on counting; replaces what was kept of the same
 * accounts and limits.
 *
 * @param spent what has changed since it was last said
 */
public record KeepSpending(EdgeRun run, List<Spent> spent) implements EdgeCommand {
    public KeepSpending {
        spent = List.copyOf(spent);
    }
}
