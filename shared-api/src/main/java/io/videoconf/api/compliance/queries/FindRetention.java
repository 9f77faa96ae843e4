package io.videoconf.api.compliance.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.StreamKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks which rules apply to a meeting or recording; answered by {@link io.videoconf.api.compliance.views.RetentionView}.
 *
 * @param asOf which applied then; null for now
 */
public record FindRetention(
        StreamKind streamKind, String streamId, @Nullable Instant asOf, Actor viewer) implements ComplianceQuery {}
