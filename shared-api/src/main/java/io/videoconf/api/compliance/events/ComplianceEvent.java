package io.videoconf.api.compliance.events;

import java.time.Instant;

/** A fact of an erasure's or a hold's stream. */
public sealed interface ComplianceEvent
        permits ErasureDeferred, PersonErased, PersonalDataErased, HoldPlaced, HoldReleased {
    /** When it was decided. */
    Instant at();
}
