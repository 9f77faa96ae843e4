package io.videoconf.api.edge.queries;

import io.videoconf.api.kernel.UserId;

/**
 * Asks whether a command with this idempotency key was carried out before; answers {@link io.videoconf.api.edge.views.Repeat}.
 *
 * @param actor whose key it is
 */
public record FindRepeat(UserId actor, String key) {}
