package io.videoconf.api.upkeep.queries;

import io.videoconf.api.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Asks how read models are; answered by a Listing of ViewStatus.
 *
 * @param view its name; null for all
 */
public record ListViews(@Nullable String view, Actor actor) {}
