package io.videoconf.api.compliance.views;

import io.videoconf.api.compliance.HoldKind;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A hold, also one that is over. */
public record HoldView(
        HoldId holdId,
        TenantId tenantId,
        HoldKind kind,
        String subjectId,
        String caseId,
        String reason,
        Instant reviewAt,
        UserId placedBy,
        Instant placedAt,
        @Nullable Instant releasedAt,
        long version) {}
