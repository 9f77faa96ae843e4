package io.videoconf.api.notice.views;

/**
 * How much is delivered again.
 *
 * @param lastSequence how far the reading came
 * @param hasMore true when there are facts after that: ask again from there
 */
public record ReplayView(int deliveries, long lastSequence, boolean hasMore) {}
