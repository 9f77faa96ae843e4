package io.videoconf.api.meeting.state;

import io.videoconf.api.meeting.EndCause;
import java.time.Instant;

/**
 * A time of a series that took place.
 *
 * @param occurrence when it was to begin by the rule
 */
public record HeldOccurrence(Instant occurrence, Instant startedAt, Instant endedAt, EndCause cause) {}
