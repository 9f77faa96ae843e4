package io.videoconf.api.account.views;

import java.time.Instant;
import java.util.List;

/**
 * What was closed.
 *
 * @param asOf the time up to which this is whole, by the clock of who answers
 */
public record Closings(List<Closing> closings, Instant asOf) {}
