package io.videoconf.command.compliance.retention;

import io.videoconf.api.compliance.AppliedRule;
import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.compliance.RetentionRule;
import io.videoconf.api.compliance.RetentionScope;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rule applies: the word of the meeting before that of its owner's account, and that before the organisation's; but never
 * shorter and never longer than the organisation allows. Where nobody says anything, it is kept for ever.
 */
public final class Precedence {
    private Precedence() {}

    /**
     * The rule that applies.
     *
     * @param policies all that have a word in it, in any order
     */
    public static AppliedRule of(RetentionClass kind, Collection<Policy> policies) {
        AppliedRule said = policies.stream()
                .sorted(Comparator.comparing(Policy::scope).reversed())
                .flatMap(policy -> applied(policy, kind).stream())
                .findFirst()
                .orElse(AppliedRule.NONE);
        return policies.stream()
                .filter(policy -> policy.scope() == RetentionScope.TENANT)
                .findFirst()
                .map(tenant -> bounded(said, tenant, tenant.about(kind)))
                .orElse(said);
    }

    /** Which rule would apply if the organisation said this about it; where it would say nothing, it is as it is. */
    public static AppliedRule ifTenantSaid(Policy tried, RetentionClass kind, Collection<Policy> policies) {
        if (tried.about(kind) == null) {
            return of(kind, policies);
        }
        List<Policy> others = policies.stream()
                .filter(policy -> policy.scope() != RetentionScope.TENANT)
                .toList();
        return of(kind, Stream.concat(others.stream(), Stream.of(tried)).toList());
    }

    private static java.util.Optional<AppliedRule> applied(Policy policy, RetentionClass kind) {
        RetentionRule rule = policy.about(kind);
        return rule == null || rule.keepSeconds() == null
                ? java.util.Optional.empty()
                : java.util.Optional.of(
                        new AppliedRule(rule.keepSeconds(), policy.scope(), policy.id(), policy.version(), false));
    }

    private static AppliedRule bounded(AppliedRule said, Policy tenant, @Nullable RetentionRule bounds) {
        if (bounds == null) {
            return said;
        }
        long keep = said.keepSeconds() == null ? Long.MAX_VALUE : said.keepSeconds();
        long within = keep;
        if (bounds.shortestSeconds() != null) {
            within = Math.max(within, bounds.shortestSeconds());
        }
        if (bounds.longestSeconds() != null) {
            within = Math.min(within, bounds.longestSeconds());
        }
        if (within == keep) {
            return said;
        }
        return said.scope() == null
                ? new AppliedRule(within, tenant.scope(), tenant.id(), tenant.version(), true)
                : new AppliedRule(within, said.scope(), said.policyId(), said.policyVersion(), true);
    }
}
