package io.videoconf.api.compliance.events;

import io.videoconf.api.compliance.AppliedRule;
import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.RetentionId;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * Something was kept long enough, and holds keep it. It is disposed of when the last of them is released.
 *
 * @param streamId id of the meeting or recording
 * @param dueAt until when the rule kept it
 */
public record RetentionDeferred(
        RetentionId retentionId,
        RetentionClass kind,
        StreamKind streamKind,
        String streamId,
        TenantId tenantId,
        AppliedRule rule,
        Instant dueAt,
        List<HoldId> holds,
        Instant at)
        implements ComplianceEvent {
    public RetentionDeferred {
        holds = List.copyOf(holds);
    }
}
