package io.videoconf.api.compliance.events;

import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/** A hold is over. */
public record HoldReleased(HoldId holdId, UserId releasedBy, Instant at) implements ComplianceEvent {}
