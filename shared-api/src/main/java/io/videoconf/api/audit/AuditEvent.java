package io.videoconf.api.audit;

import java.time.Instant;

/**
 * What has happened that changes no state, and that an auditor wants to know.
 */
public sealed interface AuditEvent permits CommandRefused, HistoryExported, AuditRead, RecordingInspected {
    /** When it happened. */
    Instant at();
}
