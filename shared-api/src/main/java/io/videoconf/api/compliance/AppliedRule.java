package io.videoconf.api.compliance;

import io.videoconf.api.kernel.RetentionPolicyId;
import org.jspecify.annotations.Nullable;

/**
 * Which rule applies to something, and how it came to that.
 *
 * @param keepSeconds null for ever
 * @param scope whose word it is; null when nobody has said anything
 * @param policyId in which policy
 * @param policyVersion as it was then
 * @param bounded whether the organisation's bounds have changed it
 */
public record AppliedRule(
        @Nullable Long keepSeconds,
        @Nullable RetentionScope scope,
        @Nullable RetentionPolicyId policyId,
        long policyVersion,
        boolean bounded) {
    /** Nobody has said anything. */
    public static final AppliedRule NONE = new AppliedRule(null, null, null, 0, false);
}
