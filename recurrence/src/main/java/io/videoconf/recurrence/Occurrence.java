package io.videoconf.recurrence;

import java.time.Instant;

/**
 * One time of a series.
 *
 * @param occurrence when it begins by the rule: its name, for ever
 * @param start when it begins
 * @param cancelled it does not take place
 * @param moved it begins or ends at another time than the rule says
 */
public record Occurrence(Instant occurrence, Instant start, Instant end, boolean cancelled, boolean moved) {}
