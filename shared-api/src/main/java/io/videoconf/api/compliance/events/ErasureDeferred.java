package io.videoconf.api.compliance.events;

import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import java.util.List;

/**
 * A person was to be erased, and holds keep them. It is done when the last of these is released.
 *
 * @param tenantId the person's; the asker's for a guest
 */
public record ErasureDeferred(ErasureId erasureId, UserId userId, TenantId tenantId, List<HoldId> holds, Instant at)
        implements ComplianceEvent {
    public ErasureDeferred {
        holds = List.copyOf(holds);
    }
}
