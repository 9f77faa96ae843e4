package io.videoconf.api.compliance.views;

import io.videoconf.api.compliance.RetentionRule;
import io.videoconf.api.compliance.RetentionScope;
import io.videoconf.api.kernel.RetentionPolicyId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said about keeping.
 *
 * @param rules none while nobody has said anything
 * @param changedBy who said it; null for nobody
 * @param version 0 for nobody
 */
public record RetentionPolicyView(
        RetentionPolicyId policyId,
        RetentionScope scope,
        String subjectId,
        List<RetentionRule> rules,
        @Nullable UserId changedBy,
        @Nullable Instant changedAt,
        long version) {
    public RetentionPolicyView {
        rules = List.copyOf(rules);
    }
}
