package io.videoconf.api.audit;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The history of a meeting was handed out: a fact for the audit, and the last one that the bundle has. Its id is the
 * export's.
 *
 * @param role the one in which they did it
 * @param reason what for, such as the id of a case, as they put it; it is in clear, so no place for names
 */
public record HistoryExported(
        MeetingId meetingId,
        UserId exportedBy,
        TenantRole role,
        @Nullable String reason,
        Instant at) implements AuditEvent {}
