package io.videoconf.api.edge.commands;

import io.videoconf.api.edge.EdgeRun;

/**
 * This run ends in good order: it has told its clients to resume elsewhere.
 */
public record RetireEdge(EdgeRun run) implements EdgeCommand {}
