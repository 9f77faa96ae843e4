package io.videoconf.api.edge.commands;

import io.videoconf.api.edge.EdgeRun;

/**
 * What an edge says of itself to the side that answers for its connections. Nothing of it is history.
 */
public sealed interface EdgeCommand permits RenewEdge, RetireEdge, KeepSpending {
    /** The run that speaks. */
    EdgeRun run();
}
