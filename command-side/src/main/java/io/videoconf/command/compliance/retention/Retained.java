package io.videoconf.command.compliance.retention;

import io.videoconf.api.compliance.AppliedRule;
import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is kept for a time.
 *
 * @param streamId id of the meeting or recording
 * @param meeting that one, or the recording's
 * @param since from when its time counts
 */
public record Retained(
        RetentionClass kind, String streamId, TenantId tenant, UserId owner, MeetingId meeting, Instant since) {

    /** Until when a rule keeps it; null for ever. */
    public @Nullable Instant dueAt(AppliedRule rule) {
        return dueAt(since, rule);
    }

    /** Until when a rule keeps what counts from here; null for ever. */
    public static @Nullable Instant dueAt(Instant since, AppliedRule rule) {
        return rule.keepSeconds() == null ? null : since.plusSeconds(rule.keepSeconds());
    }
}
