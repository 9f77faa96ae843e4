package io.videoconf.api.progress;

/**
 * Asks the query side to tell, from now on, how far each view has come. Answered by one {@link ProgressTopology}, then by {@link ViewProgress} updates.
 */
public record WatchProgress() {}
