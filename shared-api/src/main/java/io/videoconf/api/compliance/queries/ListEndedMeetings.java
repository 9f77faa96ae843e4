package io.videoconf.api.compliance.queries;

import io.videoconf.api.compliance.RetentionRule;
import io.videoconf.api.kernel.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for meetings of the viewer's tenant that are over, the last first; answered by
 * {@link io.videoconf.api.compliance.views.EndedMeetings}.
 *
 * @param from over at this time or later; null for any
 * @param to over before this time; null for any
 * @param tried what the organisation would say about keeping, instead of what it says; empty for nothing else
 */
public record ListEndedMeetings(
        Actor viewer, @Nullable Instant from, @Nullable Instant to, int most, List<RetentionRule> tried)
        implements ComplianceQuery {
    public ListEndedMeetings {
        tried = List.copyOf(tried);
    }
}
