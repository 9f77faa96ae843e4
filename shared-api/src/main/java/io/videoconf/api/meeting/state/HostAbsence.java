package io.videoconf.api.meeting.state;

import io.videoconf.api.meeting.HostAbsentPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A meeting without a host, and without anybody who may be.
 *
 * @param endsAt when the meeting ends for it; null unless the policy says so
 */
public record HostAbsence(
        Instant since, HostAbsentPolicy policy, @Nullable Instant endsAt) {}
