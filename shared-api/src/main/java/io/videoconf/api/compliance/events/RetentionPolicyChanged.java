package io.videoconf.api.compliance.events;

import io.videoconf.api.compliance.RetentionRule;
import io.videoconf.api.compliance.RetentionScope;
import io.videoconf.api.kernel.RetentionPolicyId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import java.util.List;

/**
 * Somebody has said how long is kept. Absolute: what was said before does not count any more.
 *
 * @param tenantId whose data it is about
 * @param subjectId id of the tenant, the user or the meeting
 */
public record RetentionPolicyChanged(
        RetentionPolicyId policyId,
        TenantId tenantId,
        RetentionScope scope,
        String subjectId,
        List<RetentionRule> rules,
        UserId changedBy,
        Instant at)
        implements ComplianceEvent {
    public RetentionPolicyChanged {
        rules = List.copyOf(rules);
    }
}
