package io.videoconf.api.audit;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * Somebody who watches over an organisation read what happened to a recording, or who may see it: that is a fact for the
 * audit, in the reader's organisation.
 *
 * @param purpose what for, in the reader's words; it is in clear, so no place for names
 */
public record RecordingInspected(
        UserId readerId, TenantId tenantId, RecordingId recordingId, String purpose, Instant at)
        implements AuditEvent {}
