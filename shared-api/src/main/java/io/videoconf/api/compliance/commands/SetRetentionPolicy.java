package io.videoconf.api.compliance.commands;

import io.videoconf.api.compliance.RetentionRule;
import io.videoconf.api.compliance.RetentionScope;
import io.videoconf.api.kernel.Id;
import io.videoconf.api.kernel.RetentionPolicyId;
import java.util.List;

/**
 * Says how long is kept what belongs to somebody or something, in the place of what was said before.
 *
 * @param subjectId id of the tenant, the user or the meeting
 * @param rules one a kind of data at most; what is left out is not spoken of
 */
public record SetRetentionPolicy(RetentionScope scope, String subjectId, List<RetentionRule> rules)
        implements ComplianceCommand {
    public SetRetentionPolicy {
        rules = List.copyOf(rules);
    }

    @Override
    public Id subject() {
        return RetentionPolicyId.of(scope, subjectId);
    }
}
