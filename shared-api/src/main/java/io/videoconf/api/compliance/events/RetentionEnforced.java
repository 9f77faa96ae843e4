package io.videoconf.api.compliance.events;

import io.videoconf.api.compliance.AppliedRule;
import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.kernel.RetentionId;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something was kept long enough. What was sealed in a meeting cannot be read any more; a recording is disposed of next, and its
 * own stream tells with which digest.
 *
 * @param streamId id of the meeting or recording
 * @param dueAt until when the rule kept it
 * @param keys ids of the keys that were destroyed; none for a recording
 * @param facts how many of the meeting's facts have lost something; 0 for a recording
 * @param sha256 of the ids of these facts, in order, one a line; null when there are none
 */
public record RetentionEnforced(
        RetentionId retentionId,
        RetentionClass kind,
        StreamKind streamKind,
        String streamId,
        TenantId tenantId,
        AppliedRule rule,
        Instant dueAt,
        List<String> keys,
        long facts,
        @Nullable String sha256,
        Instant at)
        implements DataDestroyed {
    public RetentionEnforced {
        keys = List.copyOf(keys);
    }
}
