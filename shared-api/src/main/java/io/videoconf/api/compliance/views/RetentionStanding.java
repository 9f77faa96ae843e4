package io.videoconf.api.compliance.views;

import io.videoconf.api.compliance.AppliedRule;
import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.compliance.RetentionStatus;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.StreamKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with one kind of data of a meeting or recording.
 *
 * @param rule which applies, or was applied
 * @param since from when its time counts; null while that has not come
 * @param dueAt until when it is kept; null for ever, or while that is not known
 * @param holds that kept it when it was due
 * @param disposedAt when it was disposed of; null while it is there
 * @param keys how many keys were destroyed
 * @param facts how many facts have lost something by that
 * @param bytes of a recording that were removed
 * @param sha256 of what was disposed of: the recording, or the ids of the facts; null while it is there, or when there was nothing
 */
public record RetentionStanding(
        RetentionClass kind,
        StreamKind streamKind,
        String streamId,
        RetentionStatus status,
        AppliedRule rule,
        @Nullable Instant since,
        @Nullable Instant dueAt,
        List<HoldId> holds,
        @Nullable Instant disposedAt,
        int keys,
        long facts,
        @Nullable Long bytes,
        @Nullable String sha256) {
    public RetentionStanding {
        holds = List.copyOf(holds);
    }
}
