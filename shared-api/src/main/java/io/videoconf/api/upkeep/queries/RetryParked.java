package io.videoconf.api.upkeep.queries;

import io.videoconf.api.kernel.Actor;

/**
 * Tries again what a read model could not take in; answered by a Listing of ViewStatus.
 *
 * @param view its name, or {@code all}
 */
public record RetryParked(String view, Actor actor) {}
