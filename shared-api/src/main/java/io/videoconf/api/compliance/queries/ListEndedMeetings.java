package io.videoconf.api.compliance.queries;

import io.videoconf.api.kernel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for meetings of the viewer's tenant that are over, the last first; answered by
 * {@link io.videoconf.api.compliance.views.EndedMeetings}.
 *
 * @param from over at this time or later; null for any
 * @param to over before this time; null for any
 */
public record ListEndedMeetings(
        Actor viewer, @Nullable Instant from, @Nullable Instant to, int most) implements ComplianceQuery {}
