package io.videoconf.api.compliance.events;

import io.videoconf.api.compliance.Certificate;
import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * A person's keys were destroyed: nothing that they sealed can be read any more.
 *
 * @param number counted over the whole installation; views call the person by it
 * @param keys how many were destroyed
 * @param streams in how many streams there was something of theirs
 */
public record PersonErased(
        ErasureId erasureId,
        UserId userId,
        TenantId tenantId,
        long number,
        int keys,
        int streams,
        Certificate certificate,
        Instant at)
        implements ComplianceEvent {}
