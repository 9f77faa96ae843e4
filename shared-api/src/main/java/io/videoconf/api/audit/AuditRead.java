package io.videoconf.api.audit;

import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * Somebody read a tenant's audit: that is a fact for the audit itself.
 *
 * @param purpose what for, in the reader's words; it is in clear, so no place for names
 */
public record AuditRead(UserId readerId, TenantId tenantId, String purpose, AuditFilter filter, Instant at)
        implements AuditEvent {}
