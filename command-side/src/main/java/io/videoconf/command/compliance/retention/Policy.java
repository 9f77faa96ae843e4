package io.videoconf.command.compliance.retention;

import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.compliance.RetentionRule;
import io.videoconf.api.compliance.RetentionScope;
import io.videoconf.api.kernel.RetentionPolicyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has said about keeping, as it was at some time.
 *
 * @param version how often it was said
 */
public record Policy(RetentionScope scope, RetentionPolicyId id, List<RetentionRule> rules, long version) {
    public Policy {
        rules = List.copyOf(rules);
    }

    /** What it says about this kind of data; null for nothing. */
    @Nullable
    RetentionRule about(RetentionClass kind) {
        return rules.stream().filter(rule -> rule.kind() == kind).findFirst().orElse(null);
    }
}
