package io.videoconf.api.compliance.events;

import io.videoconf.api.compliance.HoldKind;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * A person, a meeting or a tenant is kept.
 *
 * @param tenantId whose hold it is
 */
public record HoldPlaced(
        HoldId holdId,
        TenantId tenantId,
        HoldKind kind,
        String subjectId,
        String caseId,
        @Personal(of = "placedBy") String reason,
        Instant reviewAt,
        UserId placedBy,
        Instant at)
        implements ComplianceEvent {}
