package io.videoconf.api.upkeep.queries;

import io.videoconf.api.kernel.Actor;

/**
 * Begins to make a read model anew beside the one that answers; answered by a Listing of ViewStatus. Changes nothing that
 * has happened, so it is asked of the side that has the read models, and is no command.
 *
 * @param view its name, or {@code all}
 */
public record RebuildViews(String view, Actor actor) {}
