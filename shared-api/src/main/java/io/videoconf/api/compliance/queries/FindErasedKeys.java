package io.videoconf.api.compliance.queries;

/**
 * Asks which keys were destroyed; answered by {@link io.videoconf.api.compliance.views.PersonKeys} without a living key in it.
 *
 * @param after number of the last erasure that is known; 0 for all
 */
public record FindErasedKeys(long after) {}
