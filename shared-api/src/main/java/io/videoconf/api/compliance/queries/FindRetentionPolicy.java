package io.videoconf.api.compliance.queries;

import io.videoconf.api.compliance.RetentionScope;
import io.videoconf.api.kernel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks what was said about keeping; answered by {@link io.videoconf.api.compliance.views.RetentionPolicyView}.
 *
 * @param subjectId id of the tenant, the user or the meeting
 * @param asOf as it was then; null for now
 */
public record FindRetentionPolicy(
        RetentionScope scope, String subjectId, @Nullable Instant asOf, Actor viewer) implements ComplianceQuery {}
