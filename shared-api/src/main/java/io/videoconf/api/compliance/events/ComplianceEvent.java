package io.videoconf.api.compliance.events;

import java.time.Instant;

/** A fact of what is forgotten, kept, and how long. */
public sealed interface ComplianceEvent
        permits ErasureDeferred,
                PersonErased,
                DataDestroyed,
                HoldPlaced,
                HoldReleased,
                RetentionPolicyChanged,
                RetentionDeferred {
    /** When it was decided. */
    Instant at();
}
