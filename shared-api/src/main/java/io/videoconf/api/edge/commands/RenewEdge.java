package io.videoconf.api.edge.commands;

import io.videoconf.api.edge.EdgeRun;

/**
 * This run lives. Said at its start and then again and again; earlier runs of the same edge are dead by it.
 */
public record RenewEdge(EdgeRun run) implements EdgeCommand {}
